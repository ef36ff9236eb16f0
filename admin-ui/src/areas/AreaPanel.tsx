import { Box, Button, Card, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useSearchParams } from 'react-router-dom';
import { Section } from '../cases/Section.tsx';
import type { Area } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { Changes } from '../layout/Changes.tsx';
import { useRoles } from '../layout/useRoles.ts';
import { areaPath, divisionOf, levelsBelow, type AreaLevel, type ChangeReport, type Seat } from './area.ts';
import { AreaDialog } from './AreaDialog.tsx';
import { Posts } from './Posts.tsx';
import { Serving } from './Serving.tsx';
import { Divided } from './Divided.tsx';
import { GridChangeDialog, type Kind } from './GridChangeDialog.tsx';
import { PlannedChanges } from './PlannedChanges.tsx';

const keepers = ['dispatcher', 'county', 'admin'];
const dividers = ['dispatcher', 'county'];
const readers = ['leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county', 'privacy', 'admin'];
const servingReaders = ['leader', 'verifier', 'chief', 'desk', 'dispatcher', 'county', 'admin'];
const registrars = ['worker', 'parttimer', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'chief', 'county', 'privacy'];

/** What is known of one area, and what may be done with it. */
export const AreaPanel = ({ area, areas, seats, isWithin }: { area: Area; areas: readonly Area[]; seats: readonly Seat[]; isWithin: boolean }) => {
  const { t, named, word } = useWords();
  const roles = useRoles();
  const notify = useNotify();
  const queries = useQueryClient();
  const [deed, begin] = useState<Kind | 'rename' | 'add'>();
  const has = (some: string[]) => some.some((role) => roles.includes(role));
  const level = (area.level ?? 'grid') as AreaLevel;
  const { data: division } = useQuery({ queryKey: ['areas', 'division', area.id], queryFn: () => divisionOf(area.id), enabled: isWithin && has(readers), retry: false });
  const [, setParams] = useSearchParams();
  const done = async (report?: ChangeReport) => {
    begin(undefined);
    notify(t('areas.done'), { type: 'success' });
    await Promise.all([queries.invalidateQueries({ queryKey: ['areas'] }), queries.invalidateQueries({ queryKey: ['changes'] })]);
    // What ended is looked at no longer: the first that took over is.
    const [heir] = report?.ended.length && !report.planned ? report.into : [];
    if (heir) setParams({ area: heir.grid });
  };
  const hasParts = areas.some(({ parentId }) => parentId === area.id);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
      <Card sx={{ p: 2 }}>
        <Typography variant="h5" component="h2">{named(area)}</Typography>
        <Typography color="text.secondary">{[t(`areas.level.${level}`), area.code, named(areas.find(({ id }) => id === area.parentId))].filter(Boolean).join(' · ')}</Typography>
        <Typography sx={{ pt: 1 }}>{seats.length === 0 ? t('areas.nobody') : seats.map(({ person, role, employment, proxy }) => `${word('role', role)} ${person.name}${employment === 'part' ? `（${t('people.part')}）` : ''}${proxy ? `（${t('people.proxyMark')}）` : ''}`).join(' · ')}</Typography>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, pt: 1.5 }}>
          {isWithin && has(keepers) ? <Button variant="outlined" onClick={() => begin('rename')}>{t('areas.rename')}</Button> : null}
          {isWithin && has(keepers) && levelsBelow[level].length > 0 ? <Button variant="outlined" onClick={() => begin('add')}>{t('areas.add')}</Button> : null}
          {isWithin && has(dividers) && level === 'grid' && !hasParts ? <Button variant="outlined" onClick={() => begin('split')}>{t('areas.split')}</Button> : null}
          {isWithin && has(dividers) && level === 'grid' && !hasParts ? <Button variant="outlined" onClick={() => begin('merge')}>{t('areas.merge')}</Button> : null}
          {isWithin && has(dividers) && level === 'grid' ? <Button variant="outlined" onClick={() => begin('move')}>{t('areas.move')}</Button> : null}
          {isWithin && has(dividers) && level === 'grid' ? <Button component={Link} to={`/map/outline/${area.code}`}>{t('areas.drawOutline')}</Button> : null}
          {has([...registrars, 'auditor']) ? <Button component={Link} to={`/map?area=${area.code}`}>{t('areas.onMap')}</Button> : null}
          {has(registrars) ? <Button component={Link} to={`/households?filter=${encodeURIComponent(JSON.stringify({ area: area.id }))}`}>{t('areas.households')}</Button> : null}
        </Box>
      </Card>
      {division && division.grids.length > 0 ? <Section level="h2" title={t('areas.facts')}><Divided {...division} area={area.id} /></Section> : null}
      {isWithin && has(readers) ? <PlannedChanges area={area} mayWithdraw={has(dividers)} /> : null}
      {isWithin && level === 'grid' ? <Serving area={area} /> : null}
      {isWithin && level === 'grid' && has(servingReaders) ? <Posts area={area} /> : null}
      <Changes path={areaPath(area.id, 'changes')} />
      {deed === 'rename' || deed === 'add' ? <AreaDialog deed={deed} area={area} onClose={() => begin(undefined)} onDone={() => void done()} /> : null}
      {deed && deed !== 'rename' && deed !== 'add' ? <GridChangeDialog kind={deed} grid={area} areas={areas} seats={seats} onClose={() => begin(undefined)} onDone={done} /> : null}
    </Box>
  );
};
