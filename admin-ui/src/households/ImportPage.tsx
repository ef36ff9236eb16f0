import { Alert, Box, Button, Card, Step, StepLabel, Stepper, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { Title } from 'react-admin';
import { Link } from 'react-router-dom';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { newKey } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { FileButton } from '../layout/FileButton.tsx';
import { importAll, templateAddress, tryImport, type ImportReport } from './household.ts';
import { RowFaults } from './RowFaults.tsx';

const steps = ['template', 'file', 'confirm'] as const;

/** A list of households: template, dry run with every bad row named, then all of it or nothing. */
const ImportPage = () => {
  const { t } = useWords();
  const why = useProblemWords();
  const [step, setStep] = useState(0);
  const [file, setFile] = useState<File>();
  const [report, setReport] = useState<ImportReport>();
  const [written, setWritten] = useState<ImportReport>();
  const [failure, fail] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  // The same file keeps its key: pressing again after a lost answer brings in nothing twice.
  const key = useRef('');

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    fail(undefined);
    await work().catch(fail);
    setBusy(false);
  };
  const choose = (chosen: File | undefined) => {
    setFile(chosen);
    setReport(undefined);
    fail(undefined);
    key.current = newKey();
  };
  const attempt = () => run(async () => setReport(await tryImport(file!)));
  const write = () => run(async () => setWritten(await importAll(file!, key.current)));
  const again = () => { choose(undefined); setWritten(undefined); setStep(0); };

  return (
    <Box sx={{ py: 2, maxWidth: 860, display: 'grid', gap: 1.5 }}>
      <Title title={t('households.import.title')} />
      <Stepper activeStep={written ? 3 : step} alternativeLabel>
        {steps.map((name) => <Step key={name}><StepLabel>{t(`households.import.steps.${name}`)}</StepLabel></Step>)}
      </Stepper>
      <Card sx={{ p: 2.5, display: 'grid', gap: 2 }}>
        {failure ? <Alert severity="error" variant="outlined">{why(failure)}</Alert> : null}
        {written ? (
          <>
            <Alert severity="success" variant="outlined">{t('households.import.done', { ...written })}</Alert>
            <Actions><Button component={Link} to="/households" variant="contained">{t('households.import.toList')}</Button><Button onClick={again}>{t('households.import.another')}</Button></Actions>
          </>
        ) : step === 0 ? (
          <>
            <Typography>{t('households.import.templateHint')}</Typography>
            <Actions>
              <Button variant="outlined" href={templateAddress('xlsx')} download>{t('households.import.xlsx')}</Button>
              <Button variant="outlined" href={templateAddress('csv')} download>{t('households.import.csv')}</Button>
              <Button variant="contained" onClick={() => setStep(1)}>{t('households.import.next')}</Button>
            </Actions>
          </>
        ) : step === 1 ? (
          <>
            <Actions>
              <FileButton label={t('households.import.choose')} accept=".csv,.xlsx" onFiles={([picked]) => choose(picked)} />
              <Typography>{file ? t('households.import.chosen', { name: file.name }) : ''}</Typography>
            </Actions>
            <Actions>
              <Button onClick={() => setStep(0)}>{t('households.import.back')}</Button>
              <Button variant={report?.ok ? 'outlined' : 'contained'} disabled={!file || busy} onClick={attempt}>{t(busy ? 'households.import.checking' : 'households.import.dryRun')}</Button>
              {report?.ok ? <Button variant="contained" onClick={() => setStep(2)}>{t('households.import.next')}</Button> : null}
            </Actions>
            <Box role="status">{report ? <Told report={report} /> : null}</Box>
          </>
        ) : (
          <>
            <Typography>{t('households.import.confirm', { ...report })}</Typography>
            <Actions>
              <Button onClick={() => setStep(1)} disabled={busy}>{t('households.import.back')}</Button>
              <Button variant="contained" onClick={write} disabled={busy}>{t(busy ? 'dialog.sending' : 'households.import.write')}</Button>
            </Actions>
          </>
        )}
      </Card>
    </Box>
  );
};

const Told = ({ report }: { report: ImportReport }) => {
  const { t } = useWords();
  if (report.ok) return <Alert severity="success" variant="outlined">{t('households.import.good', { ...report })}</Alert>;
  return (
    <>
      <Alert severity="error" variant="outlined">{t('households.import.bad', { count: report.errors.length + report.more })}</Alert>
      <RowFaults faults={report.errors} more={report.more} />
    </>
  );
};

const Actions = ({ children }: { children: React.ReactNode }) => <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>{children}</Box>;

export default ImportPage;
