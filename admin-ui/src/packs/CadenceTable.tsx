import { FormControlLabel, MenuItem, Switch, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { BudgetField } from '../cases/choices/BudgetField.tsx';
import { useWords } from '../i18n/words.ts';
import { isChanged, type Draft } from './draft.ts';
import { EditDialog } from './EditDialog.tsx';
import type { Cadence } from './pack.ts';
import { RuleTable } from './RuleTable.tsx';

const periods = ['year', 'halfYear', 'quarter', 'month'] as const;
const isPeriod = (every: string | null): boolean => (periods as readonly (string | null)[]).includes(every);

/** How often each class of household, place and risk is visited 走访频次, and whether the class is in use at all. */
export const CadenceTable = ({ pack, before, change }: Draft) => {
  const { t, named, budget } = useWords();
  const [edited, edit] = useState<Cadence>();
  const old = new Map(before.cadences.map((cadence) => [cadence.code, cadence]));
  const said = (every: string | null) => (every === null ? '—' : isPeriod(every) ? t(`packRules.every.${every}`) : t('packRules.eachTime', { budget: budget(every) }));
  const lines = pack.cadences.map((cadence) => ({
    key: cadence.code, name: `${cadence.code} ${named(cadence)}`, changed: isChanged(old.get(cadence.code), cadence), onEdit: () => edit(cadence),
    cells: [
      `${cadence.code} ${named(cadence)}`, t(`packRules.of.${cadence.of}`), said(cadence.every), cadence.gap ? budget(cadence.gap) : '—', cadence.phonePercent === undefined ? '—' : `${cadence.phonePercent}%`,
      t(cadence.care ? 'dialog.yes' : 'dialog.no'), cadence.on ? t('packRules.on') : `${t('packRules.off')}${cadence.reason ? ` · ${named(cadence.reason)}` : ''}`,
    ],
  }));
  return (
    <>
      <RuleTable label={t('packRules.tables.cadences')} heads={['cadence', 'ofWhat', 'howOften', 'gap', 'byPhone', 'careClass', 'use'].map((head) => t(`packRules.${head}`))} lines={lines} editable={change !== undefined} />
      {edited && change ? <CadenceDialog cadence={edited} onClose={() => edit(undefined)} onKeep={(next) => { change({ ...pack, cadences: pack.cadences.map((one) => (one.code === next.code ? next : one)) }); edit(undefined); }} /> : null}
    </>
  );
};

const CadenceDialog = ({ cadence, onKeep, onClose }: { cadence: Cadence; onKeep: (cadence: Cadence) => void; onClose: () => void }) => {
  const { t, named } = useWords();
  const [value, setValue] = useState(cadence);
  const how = value.every === null ? 'none' : isPeriod(value.every) ? value.every : 'interval';
  const choose = (next: string) => {
    if (next === 'none') setValue({ ...value, every: null, count: 'triggered' });
    else if (next === 'interval') setValue({ ...value, every: '30 d', count: 'interval' });
    else setValue({ ...value, every: next, count: 'calendarPeriod' });
  };
  const setGap = (gap: string) => {
    const { gap: _, ...rest } = value;
    setValue(gap ? { ...rest, gap } : rest);
  };
  return (
    <EditDialog title={`${cadence.code} ${named(cadence)}`} onClose={onClose} onKeep={() => onKeep(value)}>
      <FormControlLabel control={<Switch checked={value.on} onChange={(_, on) => setValue({ ...value, on })} />} label={t('packRules.useClass')} />
      <TextField select label={t('packRules.howOften')} value={how} onChange={(picked) => choose(picked.target.value)}>
        {periods.map((period) => <MenuItem key={period} value={period}>{t(`packRules.every.${period}`)}</MenuItem>)}
        <MenuItem value="interval">{t('packRules.every.interval')}</MenuItem>
        {cadence.every === null ? <MenuItem value="none">—</MenuItem> : null}
      </TextField>
      {how === 'interval' ? <BudgetField units={['d', 'h']} label={t('packRules.every.interval')} value={value.every ?? ''} onChange={(every) => setValue({ ...value, every: every || '1 d' })} /> : null}
      <BudgetField units={['d', 'h']} label={t('packRules.gap')} value={value.gap ?? ''} onChange={setGap} />
      <Typography variant="body2" color="text.secondary">{t('packRules.cadenceHint')}</Typography>
    </EditDialog>
  );
};
