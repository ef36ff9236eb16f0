import { Box, FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import { roles, staffRoles, type Role } from '../../../domain/people/roles.ts';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { UnitChoice } from '../cases/choices/UnitChoice.tsx';
import type { FieldErrors } from '../cases/useAct.ts';
import { useWords } from '../i18n/words.ts';

/** A role as it is asked for; what is empty is left out of the command. */
export interface RoleAsked {
  role: string;
  area: string;
  unit: string;
  from: string;
  to: string;
  employment: 'full' | 'part';
  proxy: boolean;
}

export const noRole = (from: string): RoleAsked => ({ role: '', area: '', unit: '', from, to: '', employment: 'full', proxy: false });

/** What the server is sent. */
export const roleBody = ({ role, employment, proxy, ...rest }: RoleAsked): Record<string, unknown> => ({
  role, employment, ...(proxy ? { proxy } : {}), ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== '')),
});

/** A role over an area or within a unit, from a day to a day, full or part time, as one's own or standing in for somebody. */
export const RoleFields = ({ value, onChange, errors }: { value: RoleAsked; onChange: (asked: RoleAsked) => void; errors: FieldErrors }) => {
  const { t, word } = useWords();
  const set = (part: Partial<RoleAsked>) => onChange({ ...value, ...part });
  const scope = value.role === '' ? undefined : roles[value.role as Role].scope;
  const day = (name: 'from' | 'to') => (
    <TextField type="date" label={t(`people.${name}`)} value={value[name]} error={Boolean(errors[name])} helperText={errors[name] ?? (name === 'to' ? t('people.openEnd') : undefined)} onChange={(typed) => set({ [name]: typed.target.value })} slotProps={{ inputLabel: { shrink: true } }} />
  );
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(2, minmax(0,1fr))' }, alignItems: 'start' }}>
      <TextField select required label={t('people.role')} value={value.role} error={Boolean(errors['role'])} helperText={errors['role']} onChange={(picked) => set({ role: picked.target.value, employment: picked.target.value === 'parttimer' ? 'part' : value.employment })}>
        {staffRoles.map((role) => <MenuItem key={role} value={role}>{word('role', role)}</MenuItem>)}
      </TextField>
      <TextField select label={t('people.employment')} value={value.employment} onChange={(picked) => set({ employment: picked.target.value as RoleAsked['employment'] })}>
        <MenuItem value="full">{t('people.full')}</MenuItem>
        <MenuItem value="part">{t('people.part')}</MenuItem>
      </TextField>
      <AreaChoice label={t('people.area')} value={value.area} error={errors['area']} required={scope === 'grid' || scope === 'village' || scope === 'town'} onChange={(area) => set({ area })} />
      <UnitChoice label={t('people.unit')} value={value.unit} error={errors['unit']} required={scope === 'unit'} onChange={(unit) => set({ unit })} />
      {day('from')}
      {day('to')}
      <FormControlLabel control={<Switch checked={value.proxy} onChange={(_, on) => set({ proxy: on })} />} label={t('people.proxy')} />
    </Box>
  );
};
