import { Typography } from '@mui/material';
import { useState } from 'react';
import { BudgetField } from '../cases/choices/BudgetField.tsx';
import { useWords } from '../i18n/words.ts';
import { isChanged, type Draft } from './draft.ts';
import { EditDialog } from './EditDialog.tsx';
import { stages, type Profile } from './pack.ts';
import { RuleTable } from './RuleTable.tsx';

const units = ['wh', 'wd', 'h', 'd', 'min', 's', 'wmin'];

/** Limit profiles 时限档: how fast each stage has to be. An empty field is no such stage. */
export const LimitTable = ({ pack, before, change }: Draft) => {
  const { t, word, named, budget } = useWords();
  const [edited, edit] = useState<[string, Profile]>();
  const said = (text: string | null) => (text ? budget(text) : '—');
  const heads = [t('packRules.profile'), ...stages.map((stage) => word('clock', stage)), word('clock', 'firstContact'), word('clock', 'arrival')];
  const lines = Object.entries(pack.profiles).map(([code, profile]) => ({
    key: code, name: `${code} ${named(profile)}`, changed: isChanged(before.profiles[code], profile), onEdit: () => edit([code, profile]),
    cells: [`${code} ${named(profile)}`, ...stages.map((stage) => said(profile.limits[stage])), said(profile.firstContact), said(profile.arrival)],
  }));
  return (
    <>
      <RuleTable label={t('packRules.tables.limits')} heads={heads} lines={lines} editable={change !== undefined} />
      {edited && change ? <ProfileDialog code={edited[0]} profile={edited[1]} onClose={() => edit(undefined)} onKeep={(profile) => { change({ ...pack, profiles: { ...pack.profiles, [edited[0]]: profile } }); edit(undefined); }} /> : null}
    </>
  );
};

const ProfileDialog = ({ code, profile, onKeep, onClose }: { code: string; profile: Profile; onKeep: (profile: Profile) => void; onClose: () => void }) => {
  const { t, word, named } = useWords();
  const [value, setValue] = useState(profile);
  return (
    <EditDialog title={`${t('packRules.profile')} ${code} ${named(profile)}`} onClose={onClose} onKeep={() => onKeep(value)}>
      <Typography color="text.secondary">{t('packRules.limitHint')}</Typography>
      {stages.map((stage) => <BudgetField key={stage} units={units} label={word('clock', stage)} value={value.limits[stage] ?? ''} onChange={(text) => setValue({ ...value, limits: { ...value.limits, [stage]: text || null } })} />)}
      {(['firstContact', 'arrival'] as const).map((clock) => <BudgetField key={clock} units={units} label={word('clock', clock)} value={value[clock] ?? ''} onChange={(text) => setValue({ ...value, [clock]: text || null })} />)}
    </EditDialog>
  );
};
