import { Alert, Box, Button, MenuItem, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { Title } from 'react-admin';
import { Link, useNavigate, useSearchParams } from 'react-router-dom';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { CategoryChoice } from '../cases/choices/CategoryChoice.tsx';
import { Section } from '../cases/Section.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { listAddress } from '../dashboard/list-address.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { AreaTable } from './AreaTable.tsx';
import type { Spot } from './gcj.ts';
import { MapFrame } from './MapFrame.tsx';
import { useMap, type Annotation } from './map.ts';
import { PointTable } from './PointTable.tsx';
import { SandTable } from './SandTable.tsx';

const lights = ['red', 'yellow', 'green', 'grey'] as const;
const dividers = ['dispatcher', 'county'];

/** 民情地图: where things are, without the internet. Area and filter stay in the address and go with one to the list. */
const MapPage = () => {
  const { t, named } = useWords();
  const why = useProblemWords();
  const go = useNavigate();
  const roles = useRoles();
  const [search, setSearch] = useSearchParams();
  const [area, filter] = [search.get('area') ?? '', search.get('filter') ?? ''];
  const [ended, setEnded] = useState(false);
  const [drawing, setDrawing] = useState(false);
  const [kind, setKind] = useState<Annotation['kind']>('note');
  const [corners, setCorners] = useState<Spot[]>([]);
  const [middle, setMiddle] = useState<Spot>();
  const { data: answer, error } = useMap(area, filter, ended);
  const asked = read(filter);
  const address = (part: { area?: string; filter?: Record<string, unknown> }) => {
    const next = { area: part.area ?? area, filter: part.filter ? JSON.stringify(part.filter) : filter };
    return Object.fromEntries(Object.entries(next).filter(([, value]) => value && value !== '{}'));
  };
  const narrow = (name: string, value: string) => {
    const { [name]: _, ...rest } = asked;
    setSearch(address({ filter: value ? { ...rest, [name]: value } : rest }));
  };
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={t('map.title')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
        <Box sx={{ minWidth: 200 }}><AreaChoice label={t('overview.area')} value={answer?.area.code ?? area} onChange={(code) => setSearch(address({ area: code }))} /></Box>
        <TextField select label={t('filters.light')} value={asked['light'] ?? ''} onChange={(picked) => narrow('light', picked.target.value)} sx={{ minWidth: 112 }}>
          <MenuItem value="">{t('filters.any')}</MenuItem>
          {lights.map((light) => <MenuItem key={light} value={light}>{t(`light.${light}`)}</MenuItem>)}
        </TextField>
        <Box sx={{ minWidth: 190 }}><CategoryChoice label={t('filters.category')} value={String(asked['category'] ?? '')} onChange={(code) => narrow('category', code)} /></Box>
        {answer?.above ? <Button component={Link} to={`/map?${new URLSearchParams(address({ area: answer.above.code })).toString()}`}>{t('map.up', { area: named(answer.above) })}</Button> : null}
        {answer ? <Button component={Link} to={listAddress({ open: true, ...asked, area: answer.area.code })}>{t('map.toList')}</Button> : null}
        {answer?.area.level === 'grid' && roles.some((role) => dividers.includes(role)) ? <Button component={Link} to={`/map/outline/${answer.area.code}`}>{t('map.editOutline')}</Button> : null}
      </Box>
      {error ? <Alert severity="error" variant="outlined">{t('filters.failed', { why: why(error) })}</Alert> : null}
      <Box sx={{ display: 'grid', gap: 1.5, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,2fr) minmax(320px,1fr)' } }}>
        <MapFrame
          answer={answer} label={t('map.title')} corners={corners} closes={kind === 'zone'}
          onSpot={drawing ? (spot) => setCorners(kind === 'note' ? [spot] : [...corners, spot]) : undefined}
          onArea={drawing ? undefined : (picked) => setSearch(address({ area: picked.code }))}
          onCase={(id) => go(`/incidents/${id}/show`)} {...(drawing ? { onMiddle: setMiddle } : {})}
        />
        {answer ? (
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
            <Section level="h2" title={t('map.areas')}>
              {answer.area.cases === null ? <Typography color="text.secondary">{t('map.ownOnly')}</Typography> : null}
              <AreaTable areas={[answer.area, ...answer.below]} filter={asked} toArea={(code) => `/map?${new URLSearchParams(address({ area: code })).toString()}`} />
            </Section>
            <Section level="h2" title={t('map.casesTitle')}><PointTable answer={answer} /></Section>
            <Section level="h2" title={t('map.sandTable')} side={answer.mayDraw ? <Button aria-pressed={drawing} variant={drawing ? 'contained' : 'outlined'} onClick={() => { setDrawing(!drawing); setCorners([]); }}>{t(drawing ? 'map.stopDrawing' : 'map.startDrawing')}</Button> : undefined}>
              <SandTable answer={drawing ? answer : { ...answer, mayDraw: false }} {...{ corners, kind, middle, ended }} onKind={setKind} onCorners={setCorners} onEnded={setEnded} />
            </Section>
          </Box>
        ) : null}
      </Box>
    </Box>
  );
};

function read(filter: string): Record<string, unknown> {
  try {
    return filter ? (JSON.parse(filter) as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

export default MapPage;
