import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import { isChanged, type Draft } from './draft.ts';
import type { Pack, Rung } from './pack.ts';
import { RungDialog } from './RungDialog.tsx';
import { RuleTable } from './RuleTable.tsx';

type Clock = keyof Pack['ladders'];

/** Ladders: for each clock and pace, what it does at which share of its limit. One clock at a time. */
export const LadderTables = ({ pack, before, change }: Draft) => {
  const { t, word, budget, chinese } = useWords();
  const clocks = Object.keys(pack.ladders) as Clock[];
  const [clock, setClock] = useState<Clock>(clocks.includes('handle') ? 'handle' : clocks[0]!);
  const groups = Object.keys(pack.ladders[clock] ?? {});
  const [asked, setGroup] = useState('default');
  const group = groups.includes(asked) ? asked : (groups[0] ?? '');
  const [edited, edit] = useState<number>();
  const rungs = pack.ladders[clock]?.[group] ?? [];
  const old = before.ladders[clock]?.[group] ?? [];
  const put = (next: Rung[]) => {
    change?.({ ...pack, ladders: { ...pack.ladders, [clock]: { ...pack.ladders[clock], [group]: next } } });
    edit(undefined);
  };
  const paces = Object.entries(pack.profiles).filter(([, { ladder }]) => (ladder ?? 'default') === group || ((ladder ?? 'default') !== group && group === 'default' && !groups.includes(ladder ?? 'default'))).map(([code]) => code).join(' ');
  const lines = rungs.map((rung, nth) => ({
    key: rung.rung, name: rung.rung, changed: isChanged(old.find((one) => one.rung === rung.rung), rung), onEdit: () => edit(nth),
    cells: [
      rung.rung, moments(rung).join(` ${t('packRules.orEarlier')} `), word('rung', rung.then) + (rung.height ? ` · ${t(`domain.height.${rung.height}`)}` : ''),
      rung.whom.map((role) => word('role', role)).join(chinese ? '、' : ', ') || '—', rung.answerWithin ? budget(rung.answerWithin) : '—',
    ],
  }));
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25 }}>
        <TextField select label={t('packRules.clock')} value={clock} onChange={(picked) => setClock(picked.target.value as Clock)} sx={{ minWidth: 180 }}>
          {clocks.map((one) => <MenuItem key={one} value={one}>{word('clock', one)}</MenuItem>)}
        </TextField>
        <TextField select label={t('packRules.pace')} value={group} helperText={paces ? t('packRules.paceOf', { profiles: paces }) : undefined} onChange={(picked) => setGroup(picked.target.value)} sx={{ minWidth: 180 }}>
          {groups.map((one) => <MenuItem key={one} value={one}>{t(`packRules.paces.${one}`, { _: one })}</MenuItem>)}
        </TextField>
        {change ? <Button variant="outlined" sx={{ alignSelf: 'flex-start' }} onClick={() => edit(-1)}>{t('packRules.addRung')}</Button> : null}
      </Box>
      <RuleTable label={t('packRules.tables.ladders')} heads={['rung', 'when', 'then', 'whom', 'answerWithin'].map((head) => t(`packRules.${head}`))} lines={lines} editable={change !== undefined} />
      {edited !== undefined && change ? (
        <RungDialog
          rung={rungs[edited] ?? { rung: '', at: '', then: 'tell', whom: [] }} isNew={edited < 0} onClose={() => edit(undefined)}
          onKeep={(rung) => put(edited < 0 ? [...rungs, rung] : rungs.map((one, nth) => (nth === edited ? rung : one)))} onDrop={edited < 0 ? undefined : () => put(rungs.filter((_, nth) => nth !== edited))}
        />
      ) : null}
    </>
  );
};

export const moments = ({ at }: Pick<Rung, 'at'>): string[] => (typeof at === 'string' ? [at] : [...at]);
