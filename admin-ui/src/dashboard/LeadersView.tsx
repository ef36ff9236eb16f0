import { Box, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { Stages } from './Stages.tsx';
import { UnitLists } from './UnitLists.tsx';

const leaders = ['chief', 'county'];
const watchers = [...leaders, 'dispatcher', 'desk', 'head', 'leader', 'verifier'];

/** How it flows, for whoever sends work on; which units lag, for whoever leads them. */
export const LeadersView = ({ roles }: { roles: string[] }) => {
  const { t } = useWords();
  const has = (some: string[]) => some.some((role) => roles.includes(role));
  if (!has(watchers)) return null;
  return (
    <Box sx={{ pt: 3 }}>
      <Typography variant="h6" component="h2" sx={{ pb: 1 }}>{t('stages.heading')}</Typography>
      <Box sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', md: 'repeat(3, minmax(0,1fr))' } }}>
        <Stages />
        {has(leaders) ? <UnitLists /> : null}
      </Box>
    </Box>
  );
};
