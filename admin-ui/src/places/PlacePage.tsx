import { Alert, Box, Button, Card, CircularProgress, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { Section } from '../cases/Section.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { DutyHistory, DutyLines } from '../duties/DutyLines.tsx';
import { registrars } from '../households/household.ts';
import { useWords } from '../i18n/words.ts';
import { Changes } from '../layout/Changes.tsx';
import { useRoles } from '../layout/useRoles.ts';
import { RisksOf } from '../risks/RisksOf.tsx';
import { usePackInForce } from '../units/usePackInForce.ts';
import { CorrectPlaceDialog, EndPlaceDialog } from './CorrectPlaceDialog.tsx';
import { placePath, wholePlace, type WholePlace } from './place.ts';
import { ColourDialog } from './PlaceDialogs.tsx';

/** One place (P01 to P08): what it is, what is owed there, what was done there, its risk, and what was put right about it. */
const PlacePage = () => {
  const { t } = useWords();
  const { id = '' } = useParams();
  const why = useProblemWords();
  const { data, error } = useQuery({ queryKey: ['places', 'whole', id], queryFn: () => wholePlace(id) });
  return (
    <Box sx={{ py: 1.5 }}>
      <Title title={t('register.place', { code: data?.code ?? '' })} />
      <Button component={Link} to="/places" size="small">← {t('register.backToPlaces')}</Button>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data ? <Whole place={data} /> : error ? null : <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('ra.page.loading')} /></Box>}
    </Box>
  );
};

const Whole = ({ place }: { place: WholePlace }) => {
  const { t, named } = useWords();
  const go = useNavigate();
  const notify = useNotify();
  const roles = useRoles();
  const queries = useQueryClient();
  const { data: pack } = usePackInForce(place.grid?.id);
  const [deed, begin] = useState<'correct' | 'colour' | 'end'>();
  const close = () => begin(undefined);
  const lookAgain = () => { close(); void queries.invalidateQueries({ queryKey: ['places'] }); void queries.invalidateQueries({ queryKey: ['changes'] }); void queries.invalidateQueries({ queryKey: ['duties'] }); };
  const changed = () => { notify(t('register.done'), { type: 'success' }); lookAgain(); };
  const keeps = registrars.some((role) => roles.includes(role));
  const kind = pack?.cadences.find(({ code }) => code === place.class);
  const turn = kind?.otherwise.find(({ code }) => code === place.circumstance)?.when;
  const name = named({ code: place.code, zh: place.zh, en: place.en ?? place.zh });
  const facts = [['places.address', place.address], ['places.owner', place.owner], ['register.ownerUnit', place.ownerUnit], ['register.circumstance', turn && named(turn)], ['register.contact', place.hasContact ? t('register.onRecord') : null], ['register.spot', place.location && `${place.location.lng}, ${place.location.lat}`]] as const;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, pt: 1, gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) minmax(0,1fr)' }, alignItems: 'start' }}>
      <Card sx={{ p: 2, gridColumn: '1 / -1' }}>
        <Typography variant="h5" component="h2">{name}</Typography>
        <Typography color="text.secondary">{[`${place.class} ${named(kind)}`.trim(), named(place.grid), place.colour ? t(`places.colours.${place.colour}`) : ''].filter(Boolean).join(' · ')}</Typography>
        <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: 'max-content minmax(0,1fr)', columnGap: 2, rowGap: 0.25, my: 1, '& dd': { m: 0 } }}>
          {facts.flatMap(([label, fact]) => (fact ? [<dt key={label}>{t(label)}</dt>, <dd key={`${label} is`}>{fact}</dd>] : []))}
        </Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
          {keeps ? <Button variant="outlined" onClick={() => begin('correct')}>{t('register.correctPlace')}</Button> : null}
          {keeps ? <Button variant="outlined" onClick={() => begin('colour')}>{t('places.recolour')}</Button> : null}
          {keeps ? <Button onClick={() => begin('end')}>{t('register.endPlace')}</Button> : null}
          {place.grid ? <Button component={Link} to={`/map?area=${place.grid.code ?? ''}`}>{t('areas.onMap')}</Button> : null}
        </Box>
      </Card>
      <Section title={t('households.duties')}><DutyLines target={place.id} /></Section>
      <RisksOf about={{ kind: 'place', id: place.id, name }} />
      <Section title={t('register.visits')}><DutyHistory target={place.id} /></Section>
      {keeps || roles.includes('chief') || roles.includes('privacy') ? <Changes path={placePath(place.id, 'changes')} /> : null}
      {deed === 'correct' ? <CorrectPlaceDialog place={place} onClose={close} onDone={changed} onStale={lookAgain} /> : null}
      {deed === 'colour' ? <ColourDialog place={place} onClose={close} onDone={changed} /> : null}
      {deed === 'end' ? <EndPlaceDialog place={place} onClose={close} onDone={() => { notify(t('register.placeEnded'), { type: 'success' }); void go('/places'); }} onStale={lookAgain} /> : null}
    </Box>
  );
};

export default PlacePage;
