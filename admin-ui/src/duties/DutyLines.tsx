import { Box, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import type { Duty } from './duty.ts';
import { DutyState, OfVisit, useDutyWords } from './DutyWords.tsx';

/** The duties of one household. */
export const DutyLines = ({ household }: { household: string }) => {
  const { t } = useWords();
  const say = useDutyWords();
  const roles = useRoles();
  const may = dutyReaders.some((role) => roles.includes(role));
  const { data = [], isPending } = useGetList<Duty>('duties', { pagination: { page: 1, perPage: 50 }, filter: { household } }, { enabled: may });
  if (data.length === 0) return <Typography color="text.secondary">{isPending && may ? t('ra.page.loading') : t('duties.nothing')}</Typography>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {data.map((duty) => (
        <Box component="li" key={duty.id} sx={{ py: 0.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <Typography variant="body2"><b><OfVisit duty={duty} /></b> · {duty.worker?.name ?? t('duties.nobody')} <DutyState duty={duty} /></Typography>
          <Typography variant="caption" color="text.secondary">{say.window(duty)}</Typography>
        </Box>
      ))}
    </Box>
  );
};

/** Who may see duties at all: the grid, the desk, the town, the county, the auditor. */
export const dutyReaders = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'auditor'];
