import { Autocomplete, Box, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { BudgetField } from '../cases/choices/BudgetField.tsx';
import { useWords } from '../i18n/words.ts';
import { readAt, type Condition, type Kind } from './conditions.ts';
import { EditDialog } from './EditDialog.tsx';
import type { Pack } from './pack.ts';
import { RolesChoice } from './RolesChoice.tsx';
import { useConditionWords } from './useConditionWords.ts';

interface Written<T> { label: string; value: T; onChange: (value: T) => void }

const numbers: readonly Kind[] = ['percent', 'times', 'metres', 'days', 'visits', 'step'];
const dangers = ['threat', 'weapon', 'repeatedViolence', 'tenPeopleOrMore', 'threePoliceCallsOrMore'];

/** One condition, written as its kind asks; an empty one cannot be kept. */
export const ConditionDialog = ({ condition, pack, onKeep, onClose }: { condition: Condition; pack: Pack; onKeep: (value: unknown) => void; onClose: () => void }) => {
  const { t } = useWords();
  const { label } = useConditionWords(pack);
  const [value, setValue] = useState<unknown>(readAt(pack, condition.path));
  const name = label(condition);
  const hint = t(`packRules.hints.${condition.path.slice(-2).join('.')}`, { _: '' });
  const empty = value === '' || (['roles', 'signs'].includes(condition.kind) && (value as string[]).length === 0);
  return (
    <EditDialog title={name} ready={!empty} onClose={onClose} onKeep={() => onKeep(value)}>
      {hint ? <Typography variant="body2" color="text.secondary">{hint}</Typography> : null}
      <ConditionField condition={condition} pack={pack} label={name} value={value} onChange={setValue} />
    </EditDialog>
  );
};

const ConditionField = ({ condition: { kind, of }, pack, label, value, onChange }: Written<unknown> & { condition: Condition; pack: Pack }) => {
  const { t, word, named } = useWords();
  const codes = { label, value: value as string[], onChange };
  if (kind === 'budget') return <BudgetField required label={label} value={String(value ?? '')} onChange={onChange} />;
  if (kind === 'budgets') return <Lines {...codes} />;
  if (numbers.includes(kind)) return <NumberField label={`${label}${t(`packRules.unitOf.${kind}`)}`} value={value as number} onChange={onChange} />;
  if (kind === 'roles') return <RolesChoice {...codes} />;
  if (kind === 'role') return <RolesChoice label={label} value={value ? [String(value)] : []} onChange={(roles) => onChange(roles.at(-1) ?? '')} />;
  if (kind === 'profiles') return <CodesChoice {...codes} options={Object.keys(pack.profiles)} say={(code) => `${code} ${named(pack.profiles[code])}`} />;
  if (kind === 'majors') return <CodesChoice {...codes} options={pack.majors.map(({ code }) => code)} say={(code) => `${code} ${named(pack.majors.find((major) => major.code === code))}`} />;
  if (kind === 'signs') return <CodesChoice {...codes} options={[...new Set([...dangers, ...codes.value])]} say={(code) => word('sign', code)} />;
  if (kind === 'byProfile') return <ByProfile pack={pack} of={of ?? []} label={label} value={value as Record<string, unknown>} onChange={onChange} />;
  return <TextField required type={kind === 'wall' ? 'time' : 'text'} label={label} value={String(value ?? '')} onChange={(typed) => onChange(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />;
};

const NumberField = ({ label, value, onChange }: Written<number | ''>) => (
  <TextField required type="number" label={label} value={value} onChange={(typed) => onChange(typed.target.value === '' ? '' : Number(typed.target.value))} slotProps={{ htmlInput: { min: 0, step: 'any' } }} />
);

const CodesChoice = ({ label, value, onChange, options, say }: Written<string[]> & { options: string[]; say: (code: string) => string }) => {
  const { t } = useWords();
  return <Autocomplete multiple options={options} value={value} getOptionLabel={say} onChange={(_, picked) => onChange(picked)} noOptionsText={t('dialog.nobody')} renderInput={(input) => <TextField {...input} label={label} />} />;
};

/** Lengths of time one under another; an emptied line is none. */
const Lines = ({ label, value, onChange }: Written<string[]>) => {
  const { t } = useWords();
  const put = (nth: number, text: string) => onChange(value.map((one, at) => (at === nth ? text : one)).filter(Boolean));
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 1.5 }}>
      {value.map((one, nth) => <BudgetField key={nth} units={['d', 'wd', 'h']} label={t('packRules.nth', { n: nth + 1 })} value={one} onChange={(text) => put(nth, text)} />)}
      <BudgetField key={`more ${value.length}`} units={['d', 'wd', 'h']} label={t('packRules.oneMore')} value="" onChange={(text) => { if (text) onChange([...value, text]); }} />
    </Box>
  );
};

/** A value of its own for some profiles; the rest keep the ordinary one. */
const ByProfile = ({ pack, of, label, value, onChange }: Written<Record<string, unknown>> & { pack: Pack; of: readonly string[] }) => {
  const { t, named } = useWords();
  const put = (code: string, one: unknown) => {
    const { [code]: _, ...rest } = value;
    onChange(one === '' || one === undefined ? rest : { ...rest, [code]: one });
  };
  const part = (code: string, name: string): string => String((value[code] as Record<string, string> | undefined)?.[name] ?? '');
  const putPart = (code: string, name: string, text: string) => {
    const whole = { ...Object.fromEntries(of.map((one) => [one, part(code, one)])), [name]: text };
    put(code, of.every((one) => !whole[one]) ? undefined : whole);
  };
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', gap: 1.5 }}>
      <Typography variant="body2" color="text.secondary">{t('packRules.byProfileHint')}</Typography>
      {Object.entries(pack.profiles).flatMap(([code, profile]) => (of.length === 0
        ? [<BudgetField key={code} label={`${code} ${named(profile)}`} value={String(value[code] ?? '')} onChange={(text) => put(code, text)} />]
        : of.map((name) => <BudgetField key={`${code} ${name}`} label={`${code} ${named(profile)} · ${t(`packRules.parts.${name}`)}`} value={part(code, name)} onChange={(text) => putPart(code, name, text)} />)))}
    </Box>
  );
};
