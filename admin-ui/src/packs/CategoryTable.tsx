import { MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { BudgetField } from '../cases/choices/BudgetField.tsx';
import { useWords } from '../i18n/words.ts';
import { isChanged, type Draft } from './draft.ts';
import { EditDialog } from './EditDialog.tsx';
import { levels, limitsOf, stages, type Category, type Pack } from './pack.ts';
import { RuleTable } from './RuleTable.tsx';

const units = ['wh', 'wd', 'h', 'd', 'min', 's', 'wmin'];

/** The catalogue 事项清单: what may be reported, in both languages, with the times that are promised and who may settle it on the spot. */
export const CategoryTable = ({ pack, before, change }: Draft) => {
  const { t, word, named, budget } = useWords();
  const [words, setWords] = useState('');
  const [edited, edit] = useState<Category>();
  const wanted = words.trim().toLowerCase();
  const shown = pack.categories.filter(({ code, zh, en }) => `${code} ${zh} ${en}`.toLowerCase().includes(wanted));
  const old = new Map(before.categories.map((category) => [category.code, category]));
  const heads = [t('packRules.category'), 'English', t('packRules.major'), t('packRules.profile'), ...stages.map((stage) => word('clock', stage)), t('packRules.closeOnSpot'), t('packRules.evidence'), t('packRules.lead')];
  const lines = shown.map((category) => {
    const limits = limitsOf(category, pack);
    return {
      key: category.code, name: `${category.code} ${named(category)}`, changed: isChanged(old.get(category.code), category), onEdit: () => edit(category),
      cells: [
        `${category.code} ${category.zh}`, category.en, named(pack.majors.find(({ code }) => code === category.major)), category.profile,
        ...stages.map((stage) => `${limits[stage] ? budget(limits[stage]) : '—'}${category.limits?.[stage] === undefined ? '' : ' *'}`),
        t(`areas.level.${category.closeOnSpot}`), t(`packRules.photo.${category.evidence}`), named(category.leadName),
      ],
    };
  });
  return (
    <>
      <TextField type="search" label={t('packRules.searchCategory')} value={words} onChange={(typed) => setWords(typed.target.value)} sx={{ maxWidth: 320 }} />
      <RuleTable label={t('packRules.tables.catalogue')} heads={heads} lines={lines} editable={change !== undefined} />
      <Typography variant="caption" color="text.secondary">{t('packRules.ownLimit')}</Typography>
      {edited && change ? <CategoryDialog category={edited} pack={pack} onClose={() => edit(undefined)} onKeep={(next) => { change({ ...pack, categories: pack.categories.map((one) => (one.code === next.code ? next : one)) }); edit(undefined); }} /> : null}
    </>
  );
};

const CategoryDialog = ({ category, pack, onKeep, onClose }: { category: Category; pack: Pack; onKeep: (category: Category) => void; onClose: () => void }) => {
  const { t, word, named, budget } = useWords();
  const [value, setValue] = useState(category);
  const limit = (stage: (typeof stages)[number], text: string) => {
    const { [stage]: _, ...rest } = value.limits ?? {};
    const limits = text ? { ...rest, [stage]: text } : rest;
    const { limits: _own, ...plain } = value;
    setValue(Object.keys(limits).length > 0 ? { ...plain, limits } : plain);
  };
  const ofProfile = (stage: (typeof stages)[number]) => pack.profiles[value.profile]?.limits[stage];
  return (
    <EditDialog title={`${category.code} ${named(category)}`} ready={Boolean(value.zh.trim() && value.en.trim())} onClose={onClose} onKeep={() => onKeep(value)}>
      <TextField required label={t('setUp.zh')} value={value.zh} onChange={(typed) => setValue({ ...value, zh: typed.target.value })} />
      <TextField required label={t('setUp.en')} value={value.en} onChange={(typed) => setValue({ ...value, en: typed.target.value })} />
      <TextField select label={t('packRules.profile')} value={value.profile} onChange={(picked) => setValue({ ...value, profile: picked.target.value })}>
        {Object.entries(pack.profiles).map(([code, profile]) => <MenuItem key={code} value={code}>{code} {named(profile)}</MenuItem>)}
      </TextField>
      <TextField select label={t('packRules.closeOnSpot')} value={value.closeOnSpot} onChange={(picked) => setValue({ ...value, closeOnSpot: picked.target.value as Category['closeOnSpot'] })}>
        {levels.map((level) => <MenuItem key={level} value={level}>{t(`areas.level.${level}`)}</MenuItem>)}
      </TextField>
      <TextField select label={t('packRules.evidence')} value={value.evidence} onChange={(picked) => setValue({ ...value, evidence: picked.target.value as Category['evidence'] })}>
        {(['required', 'optional', 'none'] as const).map((policy) => <MenuItem key={policy} value={policy}>{t(`packRules.photo.${policy}`)}</MenuItem>)}
      </TextField>
      <Typography component="h3" sx={{ fontWeight: 700 }}>{t('packRules.ownLimits')}</Typography>
      {stages.map((stage) => (
        <BudgetField key={stage} units={units} label={`${word('clock', stage)}（${t('packRules.ofProfile', { limit: ofProfile(stage) ? budget(ofProfile(stage)!) : '—' })}）`} value={value.limits?.[stage] ?? ''} onChange={(text) => limit(stage, text)} />
      ))}
    </EditDialog>
  );
};
