import { Alert, Box, Button, Typography } from '@mui/material';
import { Title, useGetIdentity } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { worklistsFor } from '../cases/worklists.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { AreaFlow } from './AreaFlow.tsx';
import { useHome } from './home.ts';
import { NextUp } from './NextUp.tsx';
import { PressingTiles } from './PressingTiles.tsx';
import { UnitLists } from './UnitLists.tsx';

/** Who leads sees besides which units are published, and takes the prints. */
const leaders = ['chief', 'county', 'dispatcher', 'verifier', 'desk', 'leader'];

/** 工作台: what presses, what to do next, and for whoever leads an area how it flows there. The area stays in the address. */
export const HomePage = () => {
  const { t, word, named } = useWords();
  const why = useProblemWords();
  const { data: identity } = useGetIdentity();
  const roles = useRoles();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('area') ?? '';
  const { data: home, error } = useHome(asked);
  const leads = roles.some((role) => leaders.includes(role));
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={t('home.title')} />
      <Box>
        <Typography variant="h5" component="h2">{t('home.hello', { name: identity?.fullName ?? '' })}</Typography>
        <Typography color="text.secondary">{roles.map((role) => word('role', role)).join(' · ')}</Typography>
      </Box>
      {error && !home ? <Alert severity="error" variant="outlined">{t('filters.failed', { why: why(error) })}</Alert> : null}
      {worklistsFor(roles).length === 0 && roles.length > 0 ? <Typography>{t('home.nothing')}</Typography> : null}
      {home && worklistsFor(roles).length > 0 ? <PressingTiles lists={home.lists} /> : null}
      <NextUp roles={roles} />
      {home?.view && home.area ? (
        <Box component="section" aria-labelledby="area-view" sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'center' }}>
            <Typography variant="h6" component="h2" id="area-view" sx={{ flexGrow: 1 }}>{t('overview.areaView', { area: named(home.area) })}</Typography>
            <Box sx={{ minWidth: 220 }}><AreaChoice label={t('overview.area')} value={home.area.code ?? ''} onChange={(area) => setSearch(area ? { area } : {})} /></Box>
            {leads ? <Button component={Link} to={`/figures?area=${home.area.code}`}>{t('figures.title')}</Button> : null}
            {leads ? <Button component={Link} to={`/prints/week?area=${home.area.code}`}>{t('prints.week')}</Button> : null}
            {leads ? <Button component={Link} to={home.area.level === 'grid' ? `/prints/brief?grid=${home.area.code}` : '/prints/brief'}>{t('prints.brief')}</Button> : null}
          </Box>
          <AreaFlow view={home.view} />
          {leads ? <Box sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', md: 'repeat(2, minmax(0,1fr))' } }}><UnitLists /></Box> : null}
        </Box>
      ) : null}
    </Box>
  );
};
