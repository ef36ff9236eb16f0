import { Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { walks, type Step } from './history.ts';
import { statusWords, type SubjectKind } from './subject.ts';

/** The walked path in words: a row for every step along the road. */
export const RoadTable = ({ kind, steps, onLine }: { kind: SubjectKind; steps: readonly Step[]; onLine: (seq: number) => void }) => {
  const { t, word, at } = useWords();
  return (
    <Table size="small" aria-label={t('replay.road')}>
      <TableHead>
        <TableRow>{['when', 'wasAt', 'isAt', 'byWhat'].map((head) => <TableCell key={head}>{t(`replay.${head}`)}</TableCell>)}</TableRow>
      </TableHead>
      <TableBody>
        {steps.filter(walks).map(({ line, from, status }) => (
          <TableRow key={line.seq}>
            <TableCell><Link component="button" type="button" onClick={() => onLine(line.seq)} aria-label={t('replay.jump', { seq: line.seq })}>#{line.seq}</Link> {at(line.at)}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{from ? word(statusWords[kind], from) : '–'}</TableCell>
            <TableCell sx={{ whiteSpace: 'nowrap' }}>{word(statusWords[kind], status)}</TableCell>
            <TableCell>{line.words}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
