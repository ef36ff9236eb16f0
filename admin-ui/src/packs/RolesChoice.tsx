import { Autocomplete, TextField } from '@mui/material';
import { staffRoles } from '../../../domain/people/roles.ts';
import { useWords } from '../i18n/words.ts';

/** Some roles. What a pack names besides them (the next on duty) stays as it is. */
export const RolesChoice = ({ label, value, onChange }: { label: string; value: string[]; onChange: (roles: string[]) => void }) => {
  const { t, word } = useWords();
  return (
    <Autocomplete
      multiple options={[...new Set<string>([...staffRoles, ...value])]} value={value} getOptionLabel={(role) => word('role', role)} onChange={(_, picked) => onChange(picked)} noOptionsText={t('dialog.nobody')}
      renderInput={(input) => <TextField {...input} label={label} />}
    />
  );
};
