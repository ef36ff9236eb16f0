import { useState } from 'react';
import { Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { isChanged, type Draft } from './draft.ts';
import { EditDialog } from './EditDialog.tsx';
import { levels } from './pack.ts';
import { RolesChoice } from './RolesChoice.tsx';
import { RuleTable } from './RuleTable.tsx';

type Level = (typeof levels)[number];

/** The authority matrix 分级授权: who may accept, act and close without dispatching, level by level. */
export const AuthorityTable = ({ pack, before, change }: Draft) => {
  const { t, word, chinese } = useWords();
  const [edited, edit] = useState<Level>();
  const [roles, setRoles] = useState<string[]>([]);
  const matrix = pack.authority.closeOnSpot;
  const count = (level: Level) => pack.categories.filter(({ closeOnSpot, confidential }) => !confidential && levels.indexOf(closeOnSpot) <= levels.indexOf(level)).length;
  const lines = levels.map((level) => ({
    key: level, name: t(`areas.level.${level}`), changed: isChanged(before.authority.closeOnSpot[level], matrix[level]), onEdit: () => { setRoles(matrix[level]); edit(level); },
    cells: [t(`areas.level.${level}`), matrix[level].map((role) => word('role', role)).join(chinese ? '、' : ', '), t('packRules.upTo', { count: count(level) })],
  }));
  return (
    <>
      <Typography color="text.secondary">{t('packRules.authorityHint')}</Typography>
      <RuleTable label={t('packRules.tables.authority')} heads={['level', 'whoMay', 'howMany'].map((head) => t(`packRules.${head}`))} lines={lines} editable={change !== undefined} />
      {edited && change ? (
        <EditDialog
          title={`${t('packRules.tables.authority')} · ${t(`areas.level.${edited}`)}`} ready={roles.length > 0} onClose={() => edit(undefined)}
          onKeep={() => { change({ ...pack, authority: { closeOnSpot: { ...matrix, [edited]: roles } } }); edit(undefined); }}
        >
          <RolesChoice label={t('packRules.whoMay')} value={roles} onChange={setRoles} />
        </EditDialog>
      ) : null}
    </>
  );
};
