import { Box, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useAreaNames } from '../areas/useAreaNames.ts';
import { Section } from '../cases/Section.tsx';
import type { PersonName } from '../cases/incident.ts';
import { ask } from '../door.ts';
import { useWords } from '../i18n/words.ts';

interface Change {
  id: string;
  at: string;
  by: PersonName;
  what: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  reason: string | null;
}

/** What was changed about an account, a unit, an area, a household or a place: when, by whom, from what to what, and why. */
export const Changes = ({ path }: { path: string }) => {
  const { t, at } = useWords();
  const { data } = useQuery({ queryKey: ['changes', path], queryFn: () => ask<{ items: Change[] }>(path).then(({ items }) => items), staleTime: 0 });
  return (
    <Section level="h2" title={t('setUp.changes')}>
      {data?.length === 0 ? <Typography color="text.secondary">{t('setUp.noChanges')}</Typography> : null}
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {(data ?? []).map((change) => (
          <Box component="li" key={change.id} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
            <Typography variant="body2"><b>{t(`setUp.what.${change.what}`, { _: change.what })}</b> <Difference change={change} /></Typography>
            <Typography variant="caption" color="text.secondary">{at(change.at, true)} · {change.by.name}{change.reason ? ` · ${change.reason}` : ''}</Typography>
          </Box>
        ))}
      </Box>
    </Section>
  );
};

/** Only what differs; what is not there before or after is left out. */
const Difference = ({ change: { before, after } }: { change: Change }) => {
  const { t, word, named, at, chinese } = useWords();
  const areaOf = useAreaNames([before, after].flatMap(({ area, parent, grid }) => [area, parent, grid]).filter((one) => typeof one === 'string'));
  const told = (name: string, value: unknown): string => {
    if (value === undefined || value === null) return '';
    const said = (one: string) => (name === 'fields' ? t(`setUp.field.${one}`, { _: one }) : one);
    if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').map(said).join(chinese ? '、' : ', ');
    if (typeof value === 'object') return '';
    const text = String(value);
    if (name === 'role') return word('role', text);
    if (name === 'area' || name === 'parent' || name === 'grid') return named(areaOf(text)) || text;
    if (name === 'level') return t(`areas.level.${text}`, { _: text });
    if (name === 'relation' || name === 'kind') return t(`households.${name}.${text}`, { _: text });
    if (name === 'colour') return t(`places.colours.${text}`, { _: text });
    if (name === 'why') return t(`register.why.${text}`, { _: text });
    if (name === 'employment') return t(`people.${text}`, { _: text });
    if (typeof value === 'boolean') return t(value ? 'dialog.yes' : 'dialog.no');
    return /^\d{4}-\d\d-\d\dT/.test(text) ? at(text, true) : text;
  };
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return (
    <>
      {names.flatMap((name) => {
        const [old, next] = [told(name, before[name]), told(name, after[name])];
        if (!old && !next) return [];
        const label = t(`setUp.field.${name}`, { _: name });
        // What is only told of before is what it was about, nothing that was struck out.
        return [<span key={name}> · {label} {old && next ? <><s>{old}</s> → </> : old}{next}</span>];
      })}
    </>
  );
};
