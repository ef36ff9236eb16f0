import { Autocomplete, MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { unitPath, unitSorts, type Unit } from './unit.ts';
import { usePackInForce } from './usePackInForce.ts';

/** A new unit, or other names and duties for one; both with a reason. */
export const UnitDialog = ({ unit, onDone, onClose }: { unit?: Unit; onDone: (unit: Unit) => void; onClose: () => void }) => {
  const { t, named } = useWords();
  const [code, setCode] = useState('');
  const [zh, setZh] = useState(unit?.zh ?? '');
  const [en, setEn] = useState(unit?.en ?? '');
  const [kind, setKind] = useState<string>('department');
  const [area, setArea] = useState(unit?.area?.id ?? '');
  const [keys, setKeys] = useState(unit?.keys ?? []);
  const [reason, setReason] = useState('');
  const { data: pack } = usePackInForce(area);
  const common = { zh: zh.trim(), en: en.trim(), keys, reason: reason.trim() };
  const body = unit ? common : { ...common, code: code.trim(), kind, area };
  const ready = Boolean(common.zh && common.en && common.reason && (unit || (code.trim() && area)));
  const title = t(unit ? 'units.change' : 'units.add');
  return (
    <CommandDialog<Unit> title={unit ? `${title} · ${named(unit)}` : title} go={title} path={unit ? unitPath(unit.id, 'change') : '/api/units'} body={body} ready={ready} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          {unit ? null : (
            <>
              <TextField required label={t('units.code')} value={code} error={Boolean(errors['code'])} helperText={errors['code'] ?? t('units.codeHint')} onChange={(typed) => setCode(typed.target.value.toLowerCase())} />
              <TextField select label={t('units.kind')} value={kind} onChange={(picked) => setKind(picked.target.value)}>
                {unitSorts.map((sort) => <MenuItem key={sort} value={sort}>{t(`units.sort.${sort}`)}</MenuItem>)}
              </TextField>
              <AreaChoice label={t('units.area')} required value={area} error={errors['area']} onChange={setArea} />
            </>
          )}
          <TextField required label={t('setUp.zh')} value={zh} error={Boolean(errors['zh'])} helperText={errors['zh']} onChange={(typed) => setZh(typed.target.value)} />
          <TextField required label={t('setUp.en')} value={en} error={Boolean(errors['en'])} helperText={errors['en']} onChange={(typed) => setEn(typed.target.value)} />
          <Autocomplete
            multiple options={(pack?.units ?? []).map(({ key }) => key)} value={keys} getOptionLabel={(key) => named(pack?.units.find((one) => one.key === key)) || key} onChange={(_, picked) => setKeys(picked)} noOptionsText={t('dialog.nobody')}
            renderInput={(input) => <TextField {...input} label={t('units.keys')} error={Boolean(errors['keys'])} helperText={errors['keys'] ?? t('units.keysHint')} />}
          />
          <TextField required label={t('setUp.reason')} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} />
        </>
      )}
    </CommandDialog>
  );
};
