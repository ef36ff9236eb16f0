import { Autocomplete, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { Section } from '../cases/Section.tsx';
import type { Named } from '../cases/incident.ts';
import { ask } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { useRoles } from '../layout/useRoles.ts';
import { localDay } from '../packs/days.ts';
import type { Pack } from '../packs/pack.ts';
import { usePackInForce } from '../units/usePackInForce.ts';

interface Season { id: string; area: Named | null; circumstance: string; cadences: string[]; fromDay: string; toDay: string }
const keepers = ['dispatcher', 'chief', 'county'];

/** What a circumstance is called: the words that the first class has for it. */
const circumstancesOf = (pack: Pack | undefined) =>
  new Map((pack?.cadences ?? []).flatMap(({ otherwise }) => otherwise.flatMap(({ code, when }) => (code ? [[code, when] as const] : []))));

/** Seasons in which some classes are visited more often (forest fire, flood): between two days, then back by themselves. */
export const Seasons = () => {
  const { t, named, chinese } = useWords();
  const roles = useRoles();
  const notify = useNotify();
  const queries = useQueryClient();
  const [making, make] = useState(false);
  const { data: pack } = usePackInForce();
  const { data = [] } = useQuery({ queryKey: ['seasons'], queryFn: () => ask<{ items: Season[] }>('/api/seasons').then(({ items }) => items) });
  const names = circumstancesOf(pack);
  const keeps = keepers.some((role) => roles.includes(role));
  const done = async () => {
    make(false);
    notify(t('plans.seasonDone'), { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['seasons'] });
  };
  return (
    <Section level="h2" title={t('plans.seasons')} side={keeps ? <Button onClick={() => make(true)}>{t('plans.addSeason')}</Button> : undefined}>
      {data.length === 0 ? <Typography color="text.secondary">{t('plans.noSeason')}</Typography> : (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {data.map((season) => <li key={season.id}>{[named(names.get(season.circumstance)) || season.circumstance, named(season.area), `${season.fromDay} – ${season.toDay}`, season.cadences.join(chinese ? '、' : ', ')].join(' · ')}</li>)}
        </Box>
      )}
      {making ? <SeasonDialog onClose={() => make(false)} onDone={done} /> : null}
    </Section>
  );
};

const SeasonDialog = ({ onDone, onClose }: { onDone: () => void; onClose: () => void }) => {
  const { t, named } = useWords();
  const [area, setArea] = useState('');
  const [circumstance, setCircumstance] = useState('');
  const [cadences, setCadences] = useState<string[]>([]);
  const [fromDay, setFrom] = useState(() => localDay());
  const [toDay, setTo] = useState(() => localDay(90));
  const [reason, setReason] = useState('');
  const { data: pack } = usePackInForce(area);
  const names = circumstancesOf(pack);
  const able = (pack?.cadences ?? []).filter(({ otherwise }) => otherwise.some(({ code }) => code === circumstance));
  const body = { area, circumstance, cadences, fromDay, toDay, ...(reason.trim() ? { reason: reason.trim() } : {}) };
  const day = (name: 'fromDay' | 'toDay', value: string, set: (day: string) => void, error: string | undefined) => (
    <TextField type="date" required label={t(name === 'fromDay' ? 'people.from' : 'people.to')} value={value} error={Boolean(error)} helperText={error} onChange={(typed) => set(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
  );
  return (
    <CommandDialog title={t('plans.addSeason')} go={t('plans.addSeason')} path="/api/seasons" body={body} ready={Boolean(area && circumstance && cadences.length > 0 && fromDay && toDay)} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <AreaChoice label={t('plans.area')} required value={area} error={errors['area']} onChange={setArea} />
          <TextField select required label={t('plans.circumstance')} value={circumstance} error={Boolean(errors['circumstance'])} helperText={errors['circumstance']} onChange={(picked) => { setCircumstance(picked.target.value); setCadences([]); }}>
            {[...names].map(([code, words]) => <MenuItem key={code} value={code}>{named(words)}</MenuItem>)}
          </TextField>
          <Autocomplete multiple options={able.map(({ code }) => code)} value={cadences} getOptionLabel={(code) => `${code} ${named(able.find((one) => one.code === code))}`} onChange={(_, picked) => setCadences(picked)} noOptionsText={t('dialog.nobody')} renderInput={(input) => <TextField {...input} label={t('plans.seasonClasses')} error={Boolean(errors['cadences'])} helperText={errors['cadences']} />} />
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: '1fr 1fr' }}>
            {day('fromDay', fromDay, setFrom, errors['fromDay'])}
            {day('toDay', toDay, setTo, errors['toDay'])}
          </Box>
          <TextField label={t('dialog.optional', { label: t('setUp.reason') })} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} />
        </>
      )}
    </CommandDialog>
  );
};
