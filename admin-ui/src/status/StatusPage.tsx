import { Alert, Box, Card, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title, useDataProvider } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { DeskProvider } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';

type Told = Record<string, unknown>;

/** What the server says of itself, each figure with its word. */
const StatusPage = () => {
  const { t } = useWords();
  const door = useDataProvider<DeskProvider>();
  const why = useProblemWords();
  const { data, error } = useQuery<Told>({ queryKey: ['status'], queryFn: door.status, refetchInterval: 30_000 });
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, maxWidth: 860 }}>
      <Title title={t('status.title')} />
      <Typography color="text.secondary">{t('status.intro')}</Typography>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data ? <Card sx={{ p: 2 }}><Figures told={data} /></Card> : null}
    </Box>
  );
};

const Figures = ({ told }: { told: Told }) => {
  const { t, at, span, named } = useWords();
  const shown = (name: string, value: unknown) => {
    if (typeof value === 'number') return name.endsWith('Seconds') ? span(value) : String(value);
    if (typeof value === 'boolean') return t(value ? 'status.words.ok' : 'status.words.away');
    if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? at(value, true) : t(`status.words.${value}`, { _: value });
    return '—';
  };
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(0,1fr) minmax(0,1fr)', gap: 1, '& dd': { m: 0, overflowWrap: 'anywhere' } }}>
      {Object.entries(told).map(([name, value]) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Typography component="dt" color="text.secondary">{t(`status.words.${name}`, { _: name })}</Typography>
          <dd>{value && typeof value === 'object' ? 'zh' in value ? named(value as never) : <Figures told={value as Told} /> : shown(name, value)}</dd>
        </Box>
      ))}
    </Box>
  );
};

export default StatusPage;
