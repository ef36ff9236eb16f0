import { MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { Area } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { areaPath, levelsBelow, type AreaLevel } from './area.ts';

/** Other names for an area, or a new area below it; both at once and with a reason. */
export const AreaDialog = ({ deed, area, onDone, onClose }: { deed: 'rename' | 'add'; area: Area; onDone: () => void; onClose: () => void }) => {
  const { t, named } = useWords();
  const renames = deed === 'rename';
  const offered = levelsBelow[(area.level ?? 'grid') as AreaLevel];
  const [code, setCode] = useState('');
  const [level, setLevel] = useState<string>(offered[0] ?? 'grid');
  const [zh, setZh] = useState(renames ? area.zh : '');
  const [en, setEn] = useState(renames ? area.en : '');
  const [settlement, setSettlement] = useState('');
  const [reason, setReason] = useState('');
  const names = { zh: zh.trim(), en: en.trim(), reason: reason.trim() };
  const body = renames ? names : { ...names, code: code.trim(), level, parent: area.id, ...(settlement ? { settlement } : {}) };
  const ready = Boolean(names.zh && names.en && names.reason && (renames || code.trim()));
  const title = t(renames ? 'areas.rename' : 'areas.add');
  return (
    <CommandDialog title={`${title} · ${named(area)}`} go={title} path={renames ? areaPath(area.id, 'name') : '/api/areas'} body={body} ready={ready} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <Typography color="text.secondary">{t(renames ? 'areas.renameMeans' : 'areas.addMeans')}</Typography>
          {renames ? null : (
            <>
              <TextField select label={t('areas.levelName')} value={level} error={Boolean(errors['level'])} helperText={errors['level']} onChange={(picked) => setLevel(picked.target.value)}>
                {offered.map((one) => <MenuItem key={one} value={one}>{t(`areas.level.${one}`)}</MenuItem>)}
              </TextField>
              <TextField required label={t('areas.code')} value={code} error={Boolean(errors['code'])} helperText={errors['code'] ?? t('areas.codeHint')} onChange={(typed) => setCode(typed.target.value)} />
              <TextField select label={t('areas.fact.settlement')} value={settlement} onChange={(picked) => setSettlement(picked.target.value)}>
                <MenuItem value="">—</MenuItem>
                <MenuItem value="rural">{t('areas.settlement.rural')}</MenuItem>
                <MenuItem value="urban">{t('areas.settlement.urban')}</MenuItem>
              </TextField>
            </>
          )}
          <TextField required label={t('setUp.zh')} value={zh} error={Boolean(errors['zh'])} helperText={errors['zh']} onChange={(typed) => setZh(typed.target.value)} />
          <TextField required label={t('setUp.en')} value={en} error={Boolean(errors['en'])} helperText={errors['en']} onChange={(typed) => setEn(typed.target.value)} />
          <TextField required label={t('setUp.reason')} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} />
        </>
      )}
    </CommandDialog>
  );
};
