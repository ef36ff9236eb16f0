import { Box, Typography } from '@mui/material';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import type { Duty } from './duty.ts';
import { DutyState, OfVisit, useDutyWords } from './DutyWords.tsx';

/** The duties of one household or place: what was done last, and what is owed and when. */
export const DutyLines = ({ target }: { target: string }) => {
  const { t } = useWords();
  const say = useDutyWords();
  const roles = useRoles();
  const may = dutyReaders.some((role) => roles.includes(role));
  const { data = [], isPending } = useGetList<Duty>('duties', { pagination: { page: 1, perPage: 50 }, filter: { target } }, { enabled: may });
  return (
    <>
      {may ? <LastDone target={target} /> : null}
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
const LastDone = ({ target }: { target: string }) => {
  const { t, at } = useWords();
  const say = useDutyWords();
  const { data = [] } = useGetList<Duty>('duties', { pagination: { page: 1, perPage: 1 }, sort: newest, filter: { target, state: ['discharged'] } });
  const [last] = data;
  if (!last) return null;
  const words = t('duties.lastDone', { code: say.code(last), at: at(last.settledAt, true) });
  return <Typography variant="body2" sx={{ pb: 0.5 }}>{last.dischargedBy ? <Link to={`/visits/${last.dischargedBy}/show`} style={{ color: 'inherit' }}>{words}</Link> : words}</Typography>;
};

const over = ['discharged', 'excused', 'lapsed', 'cancelled'];

/** What was owed there and is over, the newest first, each with the visit that settled it. */
export const DutyHistory = ({ target }: { target: string }) => {
  const { t, at } = useWords();
  const say = useDutyWords();
  const roles = useRoles();
  const { data = [], isPending } = useGetList<Duty>('duties', { pagination: { page: 1, perPage: 20 }, sort: newest, filter: { target, state: over } }, { enabled: dutyReaders.some((role) => roles.includes(role)) });
  if (data.length === 0) return <Typography color="text.secondary">{isPending ? t('ra.page.loading') : t('duties.noHistory')}</Typography>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {data.map((duty) => (
        <Box component="li" key={duty.id} sx={{ py: 0.5, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <Typography variant="body2"><b>{duty.dischargedBy ? <Link to={`/visits/${duty.dischargedBy}/show`} style={{ color: 'inherit' }}>{say.code(duty)}</Link> : <OfVisit duty={duty} />}</b> {duty.worker ? `· ${duty.worker.name} ` : ''}<DutyState duty={duty} /></Typography>
          <Typography variant="caption" color="text.secondary">{[duty.period, duty.settledAt ? at(duty.settledAt, true) : say.window(duty)].filter(Boolean).join(' · ')}</Typography>
        </Box>
      ))}
    </Box>
  );
};

/** Who may see duties at all: the grid, the desk, the town, the county, the auditor. */
export const dutyReaders = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'auditor'];
