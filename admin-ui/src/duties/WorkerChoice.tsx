import { Autocomplete, TextField } from '@mui/material';
import { useGetList } from 'react-admin';
import type { PersonName } from '../cases/incident.ts';
import { useWords } from '../i18n/words.ts';

/** Whoever walks: a colleague, the reader, or nobody yet. */
export const WorkerChoice = ({ value, onChange, label, plain = false }: { value: string; onChange: (worker: string) => void; label?: string; plain?: boolean }) => {
  const { t } = useWords();
  const { data = [] } = useGetList<PersonName>('people', { pagination: { page: 1, perPage: 100 } });
  const choices: PersonName[] = [...(plain ? [] : [{ id: 'me', name: t('duties.me') }, { id: 'nobody', name: t('duties.nobody') }]), ...data];
  return (
    <Autocomplete
      options={choices}
      value={choices.find(({ id }) => id === value) ?? null}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, picked) => onChange(picked?.id ?? '')}
      noOptionsText={t('dialog.nobody')}
      sx={{ width: { xs: '100%', sm: 220 } }}
      renderInput={(input) => <TextField {...input} label={label ?? t('duties.worker')} />}
    />
  );
};
