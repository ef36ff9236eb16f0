import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { roleCard } from '../../../domain/case/role-card.ts';
import type { Role } from '../../../domain/people/roles.ts';
import { useWords } from '../i18n/words.ts';
import { Heading } from './RoleCardPage.tsx';

/** Station by station: what this role may do there, and where the case goes then. */
export const Stations = ({ role }: { role: Role }) => {
  const { t, word } = useWords();
  const stations = roleCard(role);
  if (stations.length === 0) return <Typography sx={{ mt: 2 }}>{t('roleCard.noCases')}</Typography>;
  return (
    <>
      <Heading>{t('roleCard.stations')}</Heading>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('roleCard.stations')}>
        <Table size="small">
          <TableHead><TableRow>{['station', 'may'].map((head) => <TableCell key={head}>{t(`roleCard.${head}`)}</TableCell>)}</TableRow></TableHead>
          <TableBody>
            {stations.map(({ status, actions }) => (
              <TableRow key={status} sx={{ verticalAlign: 'top', breakInside: 'avoid' }}>
                <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>{word('status', status)}</TableCell>
                <TableCell>
                  {actions.map(({ action, to, second }) => (
                    <Box component="span" key={action} sx={{ display: 'inline-block', mr: 2 }}>
                      {word('action', action)}{second ? ` ${t('roleCard.second')}` : ''}{to.length > 0 ? ` → ${to.map((next) => word('status', next)).join(t('roleCard.or'))}` : ''}
                    </Box>
                  ))}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
};
