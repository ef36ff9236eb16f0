import { Box, Card, Link as Anchor, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useQueries } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import type { DeskProvider } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { statusLook } from '../theme/status.ts';

const stages = ['submitted', 'accepted', 'dispatched', 'inProgress', 'verifying'] as const;

/** Where open cases stand along the road: a bar, and the same as a table. Numbers are counted no further than a thousand. */
export const Stages = () => {
  const { t, word } = useWords();
  const { primary } = useTheme().palette;
  const door = useDataProvider<DeskProvider>();
  const answers = useQueries({
    queries: stages.map((status) => ({ queryKey: ['counts', 'stage', status], queryFn: () => door.count({ status }), staleTime: 60_000, refetchInterval: 60_000 })),
  });
  const rows = stages.map((status, at) => ({ status, count: answers[at]?.data }));
  const sizeOf = (count: string | undefined) => Number.parseInt(count ?? '0', 10);
  const most = Math.max(1, ...rows.map(({ count }) => sizeOf(count)));
  return (
    <Card component="section" aria-labelledby="stages-title" sx={{ p: 1.5, minWidth: 0 }}>
      <Typography id="stages-title" component="h3" sx={{ fontWeight: 700, pb: 1 }}>{t('stages.title')}</Typography>
      <Box aria-hidden sx={{ display: 'flex', alignItems: 'end', gap: 0.75, height: 72, pb: 0.5 }}>
        {rows.map(({ status, count }) => (
          <Box key={status} sx={{ flex: 1, textAlign: 'center', minWidth: 0 }}>
            <Typography variant="caption" sx={{ display: 'block', lineHeight: 1.3 }}>{count ?? '…'}</Typography>
            <Box sx={{ height: `${Math.max(2, (sizeOf(count) / most) * 48)}px`, bgcolor: primary.main, borderRadius: '2px 2px 0 0' }} />
          </Box>
        ))}
      </Box>
      <Table size="small">
        <TableHead><TableRow><TableCell>{t('stages.stage')}</TableCell><TableCell align="right">{t('stages.count')}</TableCell></TableRow></TableHead>
        <TableBody>
          {rows.map(({ status, count }) => (
            <TableRow key={status}>
              <TableCell><span aria-hidden>{statusLook[status]?.glyph} </span><Anchor component={Link} to={listOf(status)}>{word('status', status)}</Anchor></TableCell>
              <TableCell align="right">{count ?? '…'}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

const listOf = (status: string) => `/work/all?${new URLSearchParams({ filter: JSON.stringify({ status }), sort: 'due', order: 'ASC', page: '1', perPage: '25' }).toString()}`;
