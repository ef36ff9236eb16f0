import { Box, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import type { Duty } from './duty.ts';
import { DutyState, OfVisit, useDutyWords } from './DutyWords.tsx';

/** The duties of one household: what was done last, and what is owed and when. */
export const DutyLines = ({ household }: { household: string }) => {
  const { t } = useWords();
  const say = useDutyWords();
  const roles = useRoles();
  const may = dutyReaders.some((role) => roles.includes(role));
  const { data = [], isPending } = useGetList<Duty>('duties', { pagination: { page: 1, perPage: 50 }, filter: { household } }, { enabled: may });
  return (
    <>
      {may ? <LastDone household={household} /> : null}
      {data.length === 0 ? <Typography color="text.secondary">{isPending && may ? t('ra.page.loading') : t('duties.nothing')}</Typography> : null}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map((duty) => (
          <Box component="li" key={duty.id} sx={{ py: 0.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
            <Typography variant="body2"><b><OfVisit duty={duty} /></b> · {duty.worker?.name ?? t('duties.nobody')} <DutyState duty={duty} /></Typography>
            <Typography variant="caption" color="text.secondary">{say.window(duty)}</Typography>
          </Box>
        ))}
      </Box>
    </>
  );
};

const newest = { field: 'due', order: 'DESC' } as const;

/** The visit that discharged something last. */
const LastDone = ({ household }: { household: string }) => {
  const { t, at } = useWords();
  const say = useDutyWords();
  const { data = [] } = useGetList<Duty>('duties', { pagination: { page: 1, perPage: 1 }, sort: newest, filter: { household, state: ['discharged'] } });
  const [last] = data;
  if (!last) return null;
  const words = t('duties.lastDone', { code: say.code(last), at: at(last.settledAt, true) });
  return <Typography variant="body2" sx={{ pb: 0.5 }}>{last.dischargedBy ? <Link to={`/visits/${last.dischargedBy}/show`} style={{ color: 'inherit' }}>{words}</Link> : words}</Typography>;
};

/** Who may see duties at all: the grid, the desk, the town, the county, the auditor. */
export const dutyReaders = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'auditor'];
