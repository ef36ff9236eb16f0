import { Box, Card, CardActionArea, Typography } from '@mui/material';
import { Title, useGetIdentity } from 'react-admin';
import { Link } from 'react-router-dom';
import { useCounts } from '../cases/useCounts.ts';
import { worklistsFor } from '../cases/worklists.ts';
import { useWords } from '../i18n/words.ts';
import { LeadersView } from '../dashboard/LeadersView.tsx';
import { NextUp } from '../dashboard/NextUp.tsx';
import { useRoles } from './useRoles.ts';

/** The day's work at a glance: one tile a list with what stands in it, then what to do next, then how it flows. */
export const HomePage = () => {
  const { t, word } = useWords();
  const { data: identity } = useGetIdentity();
  const roles = useRoles();
  const lists = worklistsFor(roles);
  const counts = useCounts(lists);
  return (
    <Box sx={{ py: 2 }}>
      <Title title={t('home.title')} />
      <Typography variant="h5" component="h2">{t('home.hello', { name: identity?.fullName ?? '' })}</Typography>
      <Typography color="text.secondary" sx={{ pb: 2 }}>{roles.map((role) => word('role', role)).join(' · ')}</Typography>
      {lists.length === 0 && roles.length > 0 ? <Typography>{t('home.nothing')}</Typography> : null}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'repeat(auto-fill, minmax(150px, 1fr))' }}>
        {lists.map((list) => (
          <Card key={list.name}>
            <CardActionArea component={Link} to={`/work/${list.name}`} sx={{ p: 2, height: '100%' }} aria-label={t('home.tileLabel', { list: t(`lists.${list.name}`), count: counts[list.name] ?? '…' })}>
              <Typography color="text.secondary">{t(`lists.${list.name}`)}</Typography>
              <Typography sx={{ fontSize: 32, fontWeight: 700, lineHeight: 1.3 }}>{counts[list.name] ?? '…'}</Typography>
            </CardActionArea>
          </Card>
        ))}
      </Box>
      <NextUp roles={roles} />
      <LeadersView roles={roles} />
    </Box>
  );
};
