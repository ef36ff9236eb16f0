import { Box, Button, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Section } from '../cases/Section.tsx';
import type { PersonName } from '../cases/incident.ts';
import type { Area } from '../dataProvider.ts';
import { ask } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { useRoles } from '../layout/useRoles.ts';
import { AssignDialog } from './AssignDialog.tsx';

interface Assignment {
  id: string;
  person: PersonName;
  role: string;
  area: { id: string } | null;
  post: string | null;
  employment: 'full' | 'part';
  proxy: boolean;
  standsFor: PersonName | null;
  from: string;
  to: string | null;
}

const stewards = ['desk', 'dispatcher', 'county', 'admin'];
const readers = ['leader', 'verifier', 'chief', ...stewards];

/** Each once, of those who walk or lead by themselves. */
const byThemselves = (held: readonly Assignment[]): PersonName[] =>
  [...new Map(held.filter(({ proxy, role }) => !proxy && ['worker', 'parttimer', 'leader'].includes(role)).map(({ person }) => [person.id, person])).values()];

/** Who serves in an area, from when to when, on which post; giving it to somebody, and ending that. */
export const Serving = ({ area }: { area: Area }) => {
  const { t, word, at } = useWords();
  const roles = useRoles();
  const notify = useNotify();
  const queries = useQueryClient();
  const [giving, give] = useState(false);
  const [ending, end] = useState<Assignment>();
  const [day, setDay] = useState('');
  const keeps = stewards.some((role) => roles.includes(role));
  const filter = encodeURIComponent(JSON.stringify({ area: area.id }));
  const { data } = useQuery({ queryKey: ['areas', 'serving', area.id], queryFn: () => ask<{ items: Assignment[] }>(`/api/assignments?limit=100&filter=${filter}`).then(({ items }) => items.filter((one) => one.area?.id === area.id)), enabled: readers.some((role) => roles.includes(role)), retry: false });
  if (!data) return null;
  const done = async () => {
    give(false);
    end(undefined);
    notify(t('people.done'), { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['areas'] });
  };
  return (
    <Section level="h2" title={t('areas.serving')} side={keeps ? <Button onClick={() => give(true)}>{t('areas.assign')}</Button> : undefined}>
      {data.length === 0 ? <Typography color="text.secondary">{t('areas.nobody')}</Typography> : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {data.map((one) => (
            <Box component="li" key={one.id} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, py: 0.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
              <Typography variant="body2" sx={{ flexGrow: 1 }}><b>{one.person.name}</b> · {[word('role', one.role), t(`people.${one.employment}`), one.standsFor ? t('areas.standingFor', { name: one.standsFor.name }) : one.proxy ? t('people.proxyMark') : '', one.post ?? '', `${at(one.from, true)} – ${one.to ? at(one.to, true) : t('people.openEnded')}`].filter(Boolean).join(' · ')}</Typography>
              {keeps ? <Button size="small" onClick={() => end(one)} aria-label={`${t('people.endRole')} ${one.person.name}`}>{t('people.endRole')}</Button> : null}
            </Box>
          ))}
        </Box>
      )}
      {giving ? <AssignDialog area={area} serving={byThemselves(data)} onClose={() => give(false)} onDone={done} /> : null}
      {ending ? (
        <CommandDialog title={`${t('people.endRole')} · ${ending.person.name}`} go={t('people.endRole')} path={`/api/assignments/${ending.id}/end`} body={day ? { at: day } : {}} onDone={done} onClose={() => end(undefined)}>
          {(errors) => <TextField type="date" label={t('people.endDay')} value={day} error={Boolean(errors['at'])} helperText={errors['at'] ?? t('people.endNow')} onChange={(typed) => setDay(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />}
        </CommandDialog>
      ) : null}
    </Section>
  );
};
