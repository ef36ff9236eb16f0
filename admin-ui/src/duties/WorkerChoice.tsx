import { Box } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { PersonSearch } from '../people/PersonSearch.tsx';

/** Whoever walks: a colleague, the reader, or nobody yet. */
export const WorkerChoice = ({ value, onChange, label, plain = false }: { value: string; onChange: (worker: string) => void; label?: string; plain?: boolean }) => {
  const { t } = useWords();
  const also = plain ? [] : [{ id: 'me', name: t('duties.me') }, { id: 'nobody', name: t('duties.nobody') }];
  return <Box sx={{ width: { xs: '100%', sm: 220 } }}><PersonSearch label={label ?? t('duties.worker')} value={value} onChange={onChange} also={also} /></Box>;
};
