import { Alert, Box, Button, Card, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { useWords } from '../../i18n/words.ts';
import { useProblemWords } from '../useProblemWords.ts';
import { caseAddress } from '../address.ts';
import type { Received } from './useIntake.ts';

/** What is read out to the caller before hanging up. Who it was stands here only masked. */
export const Receipt = ({ record, onAnother }: { record: Received; onAnother: () => void }) => {
  const { t, at } = useWords();
  const why = useProblemWords();
  const due = record.joined ? null : (record.expectedBy ?? record.due);
  const who = [record.reporter?.name, record.reporter?.phone].filter(Boolean).join(' ');
  return (
    <Card sx={{ p: 3, maxWidth: 720 }} role="status">
      <Typography variant="h5" component="h2">{t('report.done', { number: record.number })}</Typography>
      {record.code ? <Typography sx={{ fontSize: '1.125rem' }}>{t('report.code', { code: record.code })}</Typography> : null}
      {record.joined ? <Typography>{t('intake.joined', { number: record.joined })}</Typography> : null}
      {record.apart ? <Alert severity="warning" variant="outlined" sx={{ my: 1 }}>{t('intake.apart', { why: why(record.apart) })}</Alert> : null}
      {due ? <Typography>{t('intake.expected', { at: at(due) })}</Typography> : null}
      {who ? <Typography color="text.secondary">{t('intake.who', { who })}</Typography> : null}
      <Box sx={{ display: 'flex', gap: 1, pt: 2 }}>
        <Button variant="contained" onClick={onAnother} autoFocus>{t('report.another')}</Button>
        {record.id ? <Button variant="outlined" component={Link} to={caseAddress(record)}>{t('report.open')}</Button> : null}
      </Box>
    </Card>
  );
};
