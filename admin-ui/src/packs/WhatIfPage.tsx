import { Alert, Box, Button, Card, MenuItem, TextField, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Title, useGetList } from 'react-admin';
import { AreaChoice } from '../cases/choices/AreaChoice.tsx';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { localDay } from './days.ts';
import { Faults } from './Faults.tsx';
import { FileChoice } from './FileChoice.tsx';
import { askWhatIf, faultsOf, listPacks, type Fault, type WhatIf } from './rules.ts';
import { WhatIfAnswer } from './WhatIfAnswer.tsx';

const sources = ['pack', 'packFile', 'calendar', 'calendarFile'] as const;
type Source = (typeof sources)[number];

/** Trying changed rules on what happened before they are saved. */
const WhatIfPage = () => {
  const { t, named, word } = useWords();
  const why = useProblemWords();
  const { data: packs = [] } = useQuery({ queryKey: ['packs', 'versions'], queryFn: listPacks });
  const { data: calendars = [] } = useGetList('calendars', { pagination: { page: 1, perPage: 100 } });
  const [source, setSource] = useState<Source>('pack');
  const [chosen, choose] = useState('');
  const [file, setFile] = useState<unknown>();
  const [area, setArea] = useState('');
  const [from, setFrom] = useState(() => localDay(-30));
  const [to, setTo] = useState(() => localDay(1));
  const [answer, setAnswer] = useState<WhatIf>();
  const [faults, setFaults] = useState<Fault[]>([]);
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const rules = (): Record<string, unknown> | undefined => {
    if (source === 'packFile') return file === undefined ? undefined : { pack: file };
    if (source === 'calendarFile') return file === undefined ? undefined : { calendar: bare(file) };
    if (!chosen) return undefined;
    if (source === 'calendar') return { calendarId: chosen };
    const [packId, version] = chosen.split('@');
    return { packId, version: Number(version) };
  };
  const changed = rules();
  const turnTo = (next: Source) => { setSource(next); choose(''); setFile(undefined); };

  const send = async (submitted: FormEvent) => {
    submitted.preventDefault();
    setBusy(true);
    fail(undefined);
    setFaults([]);
    setAnswer(undefined);
    try {
      setAnswer(await askWhatIf({ ...changed, ...(area ? { area } : {}), from, to }));
    } catch (problem) {
      try {
        setFaults(faultsOf(problem));
      } catch {
        fail(problem);
      }
    }
    setBusy(false);
  };

  return (
    <Box sx={{ py: 2, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)', maxWidth: 1100 }}>
      <Title title={t('whatIf.title')} />
      <Card component="form" onSubmit={send} sx={{ p: 2.5, display: 'grid', gap: 2 }}>
        <Typography color="text.secondary">{t('whatIf.intro')}</Typography>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: '1fr 1fr' } }}>
          <TextField select label={t('whatIf.source')} value={source} onChange={(picked) => turnTo(picked.target.value as Source)}>
            {sources.map((one) => <MenuItem key={one} value={one}>{t(`whatIf.sources.${one}`)}</MenuItem>)}
          </TextField>
          {source === 'pack' ? (
            <TextField select label={t('rules.pack')} value={chosen} onChange={(picked) => choose(picked.target.value)}>
              {packs.map((pack) => <MenuItem key={`${pack.id}@${pack.version}`} value={`${pack.id}@${pack.version}`}>{named(pack)} v{pack.version}</MenuItem>)}
            </TextField>
          ) : source === 'calendar' ? (
            <TextField select label={t('deadlines.calendar')} value={chosen} onChange={(picked) => choose(picked.target.value)}>
              {calendars.map((one) => <MenuItem key={one.id} value={String(one['code'])}>{word('calendar', String(one['code']))}</MenuItem>)}
            </TextField>
          ) : <FileChoice key={source} label={t('rules.choose')} onRead={setFile} />}
          <AreaChoice label={t('whatIf.area')} value={area} onChange={setArea} />
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: '1fr 1fr' }}>
            <Day label={t('whatIf.from')} value={from} onChange={setFrom} />
            <Day label={t('whatIf.to')} value={to} onChange={setTo} />
          </Box>
        </Box>
        <Box><Button type="submit" variant="contained" disabled={busy || !changed || !from || !to}>{t(busy ? 'whatIf.going' : 'whatIf.go')}</Button></Box>
      </Card>
      <Box role="status" sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
        {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
        {faults.length > 0 ? <Faults faults={faults} /> : null}
        {answer ? <WhatIfAnswer answer={answer} /> : null}
      </Box>
    </Box>
  );
};

const Day = ({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) => (
  <TextField type="date" required label={label} value={value} onChange={(typed) => onChange(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
);

/** A calendar that was taken away as a file has its id and version around it. */
const bare = (file: unknown): unknown => (typeof file === 'object' && file !== null && 'calendar' in file ? file.calendar : file);

export default WhatIfPage;
