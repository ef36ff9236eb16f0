import { Box, Button, Card, CircularProgress, Typography } from '@mui/material';
import ArrowBack from '@mui/icons-material/ArrowBack';
import { useState } from 'react';
import { ShowBase, Title, useShowContext } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import { ActionDialog } from './ActionDialog.tsx';
import { CaseActions } from './CaseActions.tsx';
import { CaseClocks } from './CaseClocks.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CaseHeader } from './CaseHeader.tsx';
import { CaseMediation } from './CaseMediation.tsx';
import { CaseParties } from './CaseParties.tsx';
import { CaseRequests } from './CaseRequests.tsx';
import { CaseTimeline } from './CaseTimeline.tsx';
import type { Incident } from './incident.ts';
import { LinkedCases } from './LinkedCases.tsx';
import { OtherReaders } from './OtherReaders.tsx';
import { SimilarCases, type Comparing } from './SimilarCases.tsx';

/** What a list left in the cache has no actions: the case itself is always asked for. */
const always = { staleTime: 0 };

/** One case: what it is, how late it is, what one may do, and everything that happened. */
export const CaseShow = () => (
  <ShowBase resource="incidents" queryOptions={always}>
    <Page />
  </ShowBase>
);

const Page = () => {
  const { t } = useWords();
  const { record, isPending } = useShowContext<Incident>();
  if (!record) return isPending ? <Waiting text={t('record.loading')} /> : <Missing />;
  return (
    <Box sx={{ display: 'grid', gap: 1.5, py: 1.5, gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,7fr) minmax(0,5fr)' } }}>
      <Title title={t('record.title', { number: record.number })} />
      <Box sx={{ gridColumn: '1 / -1', display: 'grid', gap: 1.5 }}>
        <OtherReaders record={record} />
        <CaseHeader record={record} />
        <CaseActions record={record} />
      </Box>
      <Box sx={column}>
        <Box sx={{ order: 1 }}><CaseFacts record={record} /></Box>
        <Box sx={{ order: 3 }}><CaseTimeline record={record} /></Box>
      </Box>
      <Box sx={column}>
        <Box sx={{ order: 2, display: 'grid', gap: 1.5 }}>
          <CaseClocks record={record} />
          <CaseMediation record={record} />
          <CaseRequests record={record} />
          <CaseParties record={record} />
          <LinkedCases record={record} />
          {beforeHandling.has(record.status) ? <Card sx={{ p: 2 }}><MaybeTheSame record={record} /></Card> : null}
        </Box>
      </Box>
    </Box>
  );
};

/** As long as nobody works on it, a second report of the same is merged rather than handled. */
const beforeHandling = new Set(['submitted', 'accepted']);

/** Where the API offers to merge, one press names the case to merge into; the form is still confirmed. */
const MaybeTheSame = ({ record }: { record: Incident }) => {
  const { t } = useWords();
  const [into, choose] = useState('');
  const merge = record.actions?.find(({ name }) => name === 'merge');
  return (
    <>
      <SimilarCases compare={comparingOf(record)} join={merge && { label: t('similar.mergeInto'), onJoin: ({ number }) => choose(number) }} />
      {merge && into ? <ActionDialog record={record} offer={merge} start={{ into }} onClose={() => choose('')} /> : null}
    </>
  );
};

const comparingOf = (record: Incident): Comparing => ({
  category: record.category ?? undefined, q: record.description ?? undefined, area: record.grid?.id ?? record.area?.id, except: record.id,
  ...(record.location ? { lng: String(record.location.lng), lat: String(record.location.lat) } : {}),
});

/** Two columns on a desk; on a phone one, in the order of the numbers. */
const column = { display: { xs: 'contents', lg: 'grid' }, gap: 1.5, alignContent: 'start' };

const Waiting = ({ text }: { text: string }) => (
  <Box sx={{ p: 6, textAlign: 'center' }}>
    <CircularProgress aria-label={text} />
  </Box>
);

const Missing = () => {
  const { t } = useWords();
  const go = useNavigate();
  return (
    <Box sx={{ p: 6, textAlign: 'center' }}>
      <Typography sx={{ pb: 2 }}>{t('record.missing')}</Typography>
      <Button variant="outlined" startIcon={<ArrowBack />} onClick={() => go(-1)}>{t('record.back')}</Button>
    </Box>
  );
};
