import { Autocomplete, Box, Button, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useAreaNames } from '../areas/useAreaNames.ts';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useWords } from '../i18n/words.ts';
import { isChanged, type Draft } from './draft.ts';
import { EditDialog } from './EditDialog.tsx';
import { unclear, type Pack, type Route } from './pack.ts';
import { RuleTable } from './RuleTable.tsx';

/** Which kind of unit leads a category and which assist, everywhere or in one area 分派去向. */
export const RoutingTable = ({ pack, before, change }: Draft) => {
  const { t, named, chinese } = useWords();
  const areaOf = useAreaNames(pack.routing.map(({ area }) => area));
  const [words, setWords] = useState('');
  const [edited, edit] = useState<number>();
  const unitName = (key: string) => (key === unclear ? t('packRules.unclear') : named(pack.units.find((unit) => unit.key === key)) || key);
  const categoryName = (code: string) => `${code} ${named(pack.categories.find((category) => category.code === code))}`;
  const old = new Set(before.routing.map((route) => JSON.stringify(route)));
  const wanted = words.trim().toLowerCase();
  const lines = pack.routing.flatMap((route, nth) => {
    const name = categoryName(route.category);
    if (!`${name} ${unitName(route.lead)} ${route.assist.map(unitName).join(' ')}`.toLowerCase().includes(wanted)) return [];
    return [{
      key: `${nth} ${JSON.stringify(route)}`, name: `${name} ${route.area ?? ''}`, changed: !old.has(JSON.stringify(route)), onEdit: () => edit(nth),
      cells: [name, unitName(route.lead), route.assist.map(unitName).join(chinese ? '、' : ', ') || '—', route.area ? named(areaOf(route.area)) || route.area : t('packRules.everywhere'), route.owner ?? '—'],
    }];
  });
  const put = (routing: Route[]) => { change?.({ ...pack, routing }); edit(undefined); };
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25 }}>
        <TextField type="search" label={t('packRules.searchRoute')} value={words} onChange={(typed) => setWords(typed.target.value)} sx={{ minWidth: 260 }} />
        {change ? <Button variant="outlined" onClick={() => edit(-1)}>{t('packRules.addRoute')}</Button> : null}
      </Box>
      <RuleTable label={t('packRules.tables.routing')} heads={['category', 'lead', 'assist', 'area', 'owner'].map((head) => t(`packRules.${head}`))} lines={lines} editable={change !== undefined} />
      {edited !== undefined && change ? (
        <RouteDialog
          pack={pack} route={pack.routing[edited] ?? { category: '', lead: unclear, assist: [] }} isNew={edited < 0} onClose={() => edit(undefined)}
          onKeep={(route) => put(edited < 0 ? [...pack.routing, route] : isChanged(pack.routing[edited], route) ? pack.routing.map((one, nth) => (nth === edited ? route : one)) : pack.routing)}
          onDrop={edited < 0 ? undefined : () => put(pack.routing.filter((_, nth) => nth !== edited))}
        />
      ) : null}
    </>
  );
};

const RouteDialog = ({ pack, route, isNew, onKeep, onDrop, onClose }: { pack: Pack; route: Route; isNew: boolean; onKeep: (route: Route) => void; onDrop: (() => void) | undefined; onClose: () => void }) => {
  const { t, named } = useWords();
  const [value, setValue] = useState(route);
  const category = pack.categories.find(({ code }) => code === value.category) ?? null;
  const nameOf = (key: string) => (key === unclear ? t('packRules.unclear') : named(pack.units.find((unit) => unit.key === key)) || key);
  const setArea = (_id: string, picked?: { code: string }) => {
    const { area: _, ...rest } = value;
    setValue(picked ? { ...rest, area: picked.code } : rest);
  };
  return (
    <EditDialog title={isNew ? t('packRules.addRoute') : `${t('packRules.tables.routing')} · ${value.category} ${named(category)}`} ready={category !== null} onClose={onClose} onDrop={onDrop} onKeep={() => onKeep(value)}>
      {isNew ? (
        <Autocomplete options={pack.categories} value={category} getOptionLabel={(one) => `${one.code} ${named(one)}`} getOptionKey={({ code }) => code} onChange={(_, picked) => setValue({ ...value, category: picked?.code ?? '' })} noOptionsText={t('dialog.nobody')} renderInput={(input) => <TextField {...input} required label={t('packRules.category')} />} />
      ) : null}
      <TextField select label={t('packRules.lead')} value={value.lead} onChange={(picked) => setValue({ ...value, lead: picked.target.value })}>
        <MenuItem value={unclear}>{t('packRules.unclear')}</MenuItem>
        {pack.units.map((unit) => <MenuItem key={unit.key} value={unit.key}>{named(unit)}</MenuItem>)}
      </TextField>
      <Autocomplete multiple options={pack.units.map(({ key }) => key)} value={value.assist} getOptionLabel={nameOf} onChange={(_, picked) => setValue({ ...value, assist: picked })} noOptionsText={t('dialog.nobody')} renderInput={(input) => <TextField {...input} label={t('packRules.assist')} />} />
      <AreaChoice label={t('packRules.areaHint')} value={value.area ?? ''} onChange={setArea} />
    </EditDialog>
  );
};
