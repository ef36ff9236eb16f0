import { Box, Button, Card, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { Section } from '../cases/Section.tsx';
import type { Named } from '../cases/incident.ts';
import { useWords } from '../i18n/words.ts';
import { Changes } from '../layout/Changes.tsx';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { useRoles } from '../layout/useRoles.ts';
import { peopleFound } from '../people/person.ts';
import { categoriesOf, unitPath, unitsThereAre, type Unit } from './unit.ts';
import { UnitDialog } from './UnitDialog.tsx';
import { unitKeepers } from './UnitsPage.tsx';
import { usePackInForce } from './usePackInForce.ts';

/** One unit: what it leads and where it assists by the routing table, who works there, and what was changed. */
const UnitPage = () => {
  const { t, named } = useWords();
  const { id = '' } = useParams();
  const { data: units } = useQuery({ queryKey: ['units', 'all'], queryFn: unitsThereAre });
  const unit = units?.find((one) => one.id === id || one.code === id);
  return (
    <Box sx={{ py: 1.5, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)', maxWidth: 1100 }}>
      <Title title={unit ? named(unit) : t('units.title')} />
      <Box><Button component={Link} to="/units" size="small">← {t('units.back')}</Button></Box>
      {units && !unit ? <Card sx={{ p: 4, textAlign: 'center' }}><Typography>{t('units.gone')}</Typography></Card> : null}
      {unit ? <Whole unit={unit} /> : null}
      {unit || units ? <Changes path={unitPath(unit?.id ?? id, 'changes')} /> : null}
    </Box>
  );
};

const Whole = ({ unit }: { unit: Unit }) => {
  const { t, named, chinese } = useWords();
  const roles = useRoles();
  const notify = useNotify();
  const go = useNavigate();
  const queries = useQueryClient();
  const [deed, begin] = useState<'change' | 'end'>();
  const [reason, setReason] = useState('');
  const { data: pack } = usePackInForce(unit.area?.id);
  const { data: people = [] } = useQuery({ queryKey: ['people', 'found', '', { unit: unit.code }], queryFn: () => peopleFound('', { unit: unit.code }) });
  const done = async () => {
    begin(undefined);
    notify(t('people.done'), { type: 'success' });
    await Promise.all([queries.invalidateQueries({ queryKey: ['units'] }), queries.invalidateQueries({ queryKey: ['changes'] })]);
  };
  const categories = pack ? categoriesOf(unit, pack) : { leads: [], assists: [] };
  const comma = chinese ? '、' : ', ';
  return (
    <>
      <Card sx={{ p: 2 }}>
        <Typography variant="h5" component="h2">{named(unit)}</Typography>
        <Typography color="text.secondary">{[unit.code, t(`units.sort.${unit.kind}`), named(unit.area)].join(' · ')}</Typography>
        <Typography sx={{ pt: 1 }}>{t('units.keys')}{chinese ? '：' : ': '}{unit.keys.map((key) => named(pack?.units.find((one) => one.key === key)) || key).join(comma) || t('units.noKeys')}</Typography>
        <Typography>{t('units.people')}{chinese ? '：' : ': '}{people.map(({ name }) => name).join(comma) || t('units.noPeople')}</Typography>
        {unitKeepers.some((role) => roles.includes(role)) ? (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1.5 }}>
            <Button variant="contained" onClick={() => begin('change')}>{t('units.change')}</Button>
            <Button onClick={() => begin('end')}>{t('units.end')}</Button>
            {pack ? <Button component={Link} to={`/packs/${pack.id}/${pack.version}/routing`}>{t('units.toRouting')}</Button> : null}
          </Box>
        ) : null}
      </Card>
      <Categories title={t('units.leads')} empty={t('units.leadsNothing')} categories={categories.leads} />
      <Categories title={t('units.assists')} empty={t('units.assistsNothing')} categories={categories.assists} />
      {deed === 'change' ? <UnitDialog unit={unit} onClose={() => begin(undefined)} onDone={done} /> : null}
      {deed === 'end' ? (
        <CommandDialog title={`${t('units.end')} · ${named(unit)}`} go={t('units.end')} path={unitPath(unit.id, 'end')} body={{ reason: reason.trim() }} ready={reason.trim() !== ''} onDone={() => { void done(); void go('/units'); }} onClose={() => begin(undefined)}>
          {(errors) => (
            <>
              <Typography color="text.secondary">{t('units.endMeans')}</Typography>
              <TextField required autoFocus label={t('setUp.reason')} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} />
            </>
          )}
        </CommandDialog>
      ) : null}
    </>
  );
};

const Categories = ({ title, empty, categories }: { title: string; empty: string; categories: Named[] }) => {
  const { named } = useWords();
  return (
    <Section level="h2" title={`${title} (${categories.length})`}>
      {categories.length === 0 ? <Typography color="text.secondary">{empty}</Typography> : (
        <Box component="ul" sx={{ m: 0, pl: 2.5, columnWidth: 260 }}>{categories.map((category) => <li key={category.code}>{category.code} {named(category)}</li>)}</Box>
      )}
    </Section>
  );
};

export default UnitPage;
