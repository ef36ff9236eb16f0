import { Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Seat } from './area.ts';

/** A part of a grid that is split. Households go where they or their building are named, else by the outline, else to the first part. */
export interface Part {
  code: string;
  zh: string;
  en: string;
  buildings: string;
  households: string;
  people: string[];
}

export const twoParts = ({ code, zh, en }: { code: string; zh: string; en: string }): Part[] =>
  [1, 2].map((nth) => ({ code: `${code}-${nth}`, zh: `${zh}${nth}`, en: `${en} ${nth}`, buildings: '', households: '', people: [] }));

const listed = (text: string): string[] => text.split(/[\s,，、;；]+/).filter(Boolean);

export const splitBody = (parts: readonly Part[]) => ({
  into: parts.map(({ code, zh, en, buildings, households, people }) => ({
    code: code.trim(), zh: zh.trim(), en: en.trim(), ...(listed(buildings).length > 0 ? { buildings: listed(buildings) } : {}), ...(listed(households).length > 0 ? { households: listed(households) } : {}),
    ...(people.length > 0 ? { people } : {}),
  })),
});

export const SplitFields = ({ parts, onChange, seats }: { parts: Part[]; onChange: (parts: Part[]) => void; seats: readonly Seat[] }) => {
  const { t, word } = useWords();
  const set = (nth: number, change: Partial<Part>) => onChange(parts.map((part, at) => (at === nth ? { ...part, ...change } : part)));
  const people = [...new Map(seats.map((seat) => [seat.person.id, seat])).values()];
  const partOf = (id: string) => Math.max(0, parts.findIndex((part) => part.people.includes(id)));
  const send = (id: string, nth: number) => onChange(parts.map((part, at) => ({ ...part, people: at === nth ? [...new Set([...part.people, id])] : part.people.filter((one) => one !== id) })));
  return (
    <>
      {parts.map((part, nth) => (
        <Box key={nth} role="group" aria-label={t('areas.part', { n: nth + 1 })} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(3, minmax(0,1fr))' } }}>
          <Typography component="h3" sx={{ fontWeight: 700, gridColumn: '1 / -1' }}>{t('areas.part', { n: nth + 1 })}</Typography>
          <TextField required label={t('areas.code')} value={part.code} onChange={(typed) => set(nth, { code: typed.target.value })} />
          <TextField required label={t('setUp.zh')} value={part.zh} onChange={(typed) => set(nth, { zh: typed.target.value })} />
          <TextField required label={t('setUp.en')} value={part.en} onChange={(typed) => set(nth, { en: typed.target.value })} />
          <TextField multiline label={t('areas.buildings')} value={part.buildings} helperText={t('areas.listHint')} onChange={(typed) => set(nth, { buildings: typed.target.value })} />
          <TextField multiline label={t('areas.householdCodes')} value={part.households} helperText={t('areas.listHint')} onChange={(typed) => set(nth, { households: typed.target.value })} sx={{ gridColumn: { sm: 'span 2' } }} />
          {parts.length > 2 ? <Box><Button size="small" onClick={() => onChange(parts.filter((_, at) => at !== nth))}>{t('areas.dropPart')}</Button></Box> : null}
        </Box>
      ))}
      <Box><Button variant="outlined" onClick={() => onChange([...parts, { code: '', zh: '', en: '', buildings: '', households: '', people: [] }])}>{t('areas.addPart')}</Button></Box>
      {people.length > 0 ? <Typography component="h3" sx={{ fontWeight: 700 }}>{t('areas.whoGoes')}</Typography> : null}
      {people.map(({ person, role }) => (
        <TextField key={person.id} select label={`${word('role', role)} ${person.name}`} value={partOf(person.id)} onChange={(picked) => send(person.id, Number(picked.target.value))}>
          {parts.map((part, nth) => <MenuItem key={nth} value={nth}>{part.zh || part.code || t('areas.part', { n: nth + 1 })}</MenuItem>)}
        </TextField>
      ))}
    </>
  );
};
