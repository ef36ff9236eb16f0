import { Alert, Box, Button, Card, CircularProgress, MenuItem, Tab, Tabs, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Title } from 'react-admin';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { AuthorityTable } from './AuthorityTable.tsx';
import { CadenceTable } from './CadenceTable.tsx';
import { CategoryTable } from './CategoryTable.tsx';
import { caseConditions, requestConditions, visitConditions } from './conditions.ts';
import { ConditionTable } from './ConditionTable.tsx';
import { differencesOf } from './differences.ts';
import type { Draft } from './draft.ts';
import { LadderTables } from './LadderTables.tsx';
import { LimitTable } from './LimitTable.tsx';
import type { Pack } from './pack.ts';
import { PublishDialog } from './PublishDialog.tsx';
import { RoutingTable } from './RoutingTable.tsx';
import { listPacks, readPack, type PackVersion } from './rules.ts';
import { WhatChanged } from './WhatChanged.tsx';

const tables: Record<string, (draft: Draft) => ReactElement> = {
  catalogue: (draft) => <CategoryTable {...draft} />,
  limits: (draft) => <LimitTable {...draft} />,
  ladders: (draft) => <LadderTables {...draft} />,
  routing: (draft) => <RoutingTable {...draft} />,
  authority: (draft) => <AuthorityTable {...draft} />,
  terms: (draft) => <ConditionTable name="terms" conditions={caseConditions} {...draft} />,
  requests: (draft) => <ConditionTable name="requests" conditions={requestConditions} {...draft} />,
  cadences: (draft) => <CadenceTable {...draft} />,
  visits: (draft) => <ConditionTable name="visits" conditions={visitConditions} {...draft} />,
};
const keepers = ['admin', 'county'];

/** The rules of one version of a pack as tables. What is changed stays a draft in this browser until it is published as the next version. */
const RulesPage = () => {
  const { id = '', version = '', table = 'catalogue' } = useParams();
  const { t, named } = useWords();
  const why = useProblemWords();
  const { data: packs = [] } = useQuery({ queryKey: ['packs', 'versions'], queryFn: listPacks });
  const { data, error } = useQuery({ queryKey: ['packs', 'document', id, version], queryFn: () => readPack(id, Number(version)) as Promise<Pack>, staleTime: Infinity });
  return (
    <Box sx={{ py: 1.5, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={data ? `${named(data)} v${data.version}` : t('packRules.title')} />
      <Box><Button component={Link} to="/packs" size="small">← {t('packRules.back')}</Button></Box>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data ? <Rules key={`${id} ${version}`} before={data} packs={packs} table={tables[table] ? table : 'catalogue'} /> : error ? null : <Box sx={{ p: 6, textAlign: 'center' }}><CircularProgress aria-label={t('ra.page.loading')} /></Box>}
    </Box>
  );
};

const Rules = ({ before, packs, table }: { before: Pack; packs: PackVersion[]; table: string }) => {
  const { t, named } = useWords();
  const go = useNavigate();
  const roles = useRoles();
  const [pack, setPack] = useState(before);
  const [publishing, publish] = useState(false);
  const keeps = keepers.some((role) => roles.includes(role));
  const versions = packs.filter(({ id }) => id === before.id).toSorted((one, other) => other.version - one.version);
  const changes = differencesOf(before, pack);
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'center' }}>
        <Typography variant="h5" component="h2" sx={{ flexGrow: 1 }}>{named(before)}</Typography>
        {versions.length > 0 ? (
          <TextField select label={t('packs.version')} value={before.version} onChange={(picked) => void go(`/packs/${before.id}/${picked.target.value}/${table}`)} sx={{ minWidth: 110 }}>
            {versions.map((one) => <MenuItem key={one.version} value={one.version}>v{one.version}</MenuItem>)}
          </TextField>
        ) : null}
      </Box>
      {keeps ? (
        <Card component="section" aria-label={t('packRules.draft')} sx={{ p: 2, display: 'grid', gap: 1 }}>
          {changes.length === 0 ? <Typography color="text.secondary">{t('packRules.noDraft')}</Typography> : (
            <>
              <Typography sx={{ fontWeight: 700 }} role="status">{t('packRules.changed', { count: changes.length })}</Typography>
              <WhatChanged changes={changes} pack={pack} />
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
                <Button variant="contained" onClick={() => publish(true)}>{t('packRules.publish')}</Button>
                <Button onClick={() => setPack(before)}>{t('packRules.forget')}</Button>
              </Box>
            </>
          )}
        </Card>
      ) : null}
      <Tabs value={table} onChange={(_, chosen: string) => void go(`/packs/${before.id}/${before.version}/${chosen}`)} variant="scrollable" allowScrollButtonsMobile aria-label={t('packRules.title')}>
        {Object.keys(tables).map((one) => <Tab key={one} value={one} label={t(`packRules.tables.${one}`)} />)}
      </Tabs>
      {tables[table]!({ pack, before, change: keeps ? setPack : undefined })}
      {publishing ? <PublishDialog draft={{ ...pack, version: Math.max(before.version, ...versions.map((one) => one.version)) + 1 }} packs={packs} onClose={() => publish(false)} /> : null}
    </>
  );
};

export default RulesPage;
