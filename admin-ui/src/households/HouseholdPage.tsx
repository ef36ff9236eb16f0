import { Alert, Box, Button, Card as Paper, CircularProgress, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { Section } from '../cases/Section.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { DutyHistory, DutyLines } from '../duties/DutyLines.tsx';
import { useWords } from '../i18n/words.ts';
import { Changes } from '../layout/Changes.tsx';
import { useRoles } from '../layout/useRoles.ts';
import { CorrectHouseholdDialog } from './CorrectHouseholdDialog.tsx';
import { cardOf, householdPath, registrars, type Card } from './household.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { Residents } from './Residents.tsx';
import { RisksOf } from '../risks/RisksOf.tsx';
import { Tags } from './Tags.tsx';

/** The card of a household: what to do at the door, not why. */
const HouseholdPage = () => {
  const { t } = useWords();
  const { id = '' } = useParams();
  const why = useProblemWords();
  // Looking is noted in the access log: the card is asked for once, not with every refresh of the page around it.
  const { data, error } = useQuery({ queryKey: ['household', id], queryFn: () => cardOf(id), staleTime: 60_000, refetchOnWindowFocus: false });
  return (
    <Box sx={{ py: 1.5 }}>
      <Title title={t('households.card', { code: data?.code ?? '' })} />
      <Button component={Link} to="/households" size="small">← {t('households.back')}</Button>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data ? <Door card={data} /> : error ? null : <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('ra.page.loading')} /></Box>}
    </Box>
  );
};

const Door = ({ card }: { card: Card }) => {
  const { t, named } = useWords();
  const go = useNavigate();
  const notify = useNotify();
  const roles = useRoles();
  const queries = useQueryClient();
  const [deed, begin] = useState<'correct' | 'end'>();
  const close = () => begin(undefined);
  const lookAgain = () => { close(); void queries.invalidateQueries({ queryKey: ['household', card.id] }); void queries.invalidateQueries({ queryKey: ['changes'] }); };
  const changed = () => { notify(t('register.done'), { type: 'success' }); lookAgain(); };
  const keeps = registrars.some((role) => roles.includes(role));
  return (
    <Box sx={{ display: 'grid', gap: 1.5, pt: 1, gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,1fr) minmax(0,1fr)' }, alignItems: 'start' }}>
      <Paper sx={{ p: 2, gridColumn: '1 / -1' }}>
        <Typography variant="h5" component="h2">{card.address || card.code}</Typography>
        <Typography color="text.secondary">
          {[named(card.grid), t(`households.kind.${card.kind}`), t(card.children > 0 ? 'households.withChildren' : 'households.people', { count: card.members, children: card.children })].filter(Boolean).join(' · ')}
        </Typography>
        <ToDo todo={card.todo} />
        {keeps ? (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1.5 }}>
            <Button variant="outlined" onClick={() => begin('correct')}>{t('register.correct')}</Button>
            <Button onClick={() => begin('end')}>{t('register.end')}</Button>
          </Box>
        ) : null}
      </Paper>
      <Residents card={card} onChanged={changed} onStale={lookAgain} />
      <Facets facets={card.facets} />
      <Section title={t('households.duties')}><DutyLines target={card.id} /></Section>
      <RisksOf about={{ kind: 'household', id: card.id, name: card.code }} />
      <Section title={t('register.visits')}><DutyHistory target={card.id} /></Section>
      <Tags card={card} />
      {keeps || roles.includes('privacy') ? <Changes path={householdPath(card.id, 'changes')} /> : null}
      {deed === 'correct' ? <CorrectHouseholdDialog card={card} onClose={close} onDone={changed} onStale={lookAgain} /> : null}
      {deed === 'end' ? <LeaveDialog card={card} name={card.code} onClose={close} onDone={() => { notify(t('register.ended'), { type: 'success' }); void go('/households'); }} onStale={lookAgain} /> : null}
    </Box>
  );
};

const ToDo = ({ todo }: { todo: Card['todo'] }) => {
  const { t, at, named, chinese } = useWords();
  const words = todo.duties === 0 ? 'todoNone' : todo.overdue ? 'todoOverdue' : 'todoSome';
  return (
    <Box sx={{ pt: 1 }}>
      <Typography sx={{ fontWeight: 700 }}>{todo.overdue ? '▲ ' : ''}{t(`households.${words}`, { count: todo.duties, until: at(todo.until) })}</Typography>
      {todo.alongWith.length > 0 ? <Typography>{t('households.alongWith', { who: todo.alongWith.map((one) => named(one)).join(chinese ? '、' : ', ') })}</Typography> : null}
    </Box>
  );
};

/** What nobody has asked about for longest comes first. */
const Facets = ({ facets }: { facets: Card['facets'] }) => {
  const { t, at, named } = useWords();
  return (
    <Section title={t('households.facets')}>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {facets.map((facet) => (
          <Typography component="li" variant="body2" key={facet.code}>
            {named(facet)}
            <Typography component="span" variant="caption" color="text.secondary"> {facet.confirmedAt ? t('households.confirmed', { at: at(facet.confirmedAt, true) }) : t('households.never')}{facet.stale ? ` · ${t('households.stale')}` : ''}</Typography>
          </Typography>
        ))}
      </Box>
    </Section>
  );
};

export default HouseholdPage;
