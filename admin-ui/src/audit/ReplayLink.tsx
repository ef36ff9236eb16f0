import Replay from '@mui/icons-material/Replay';
import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import { replayPageOf, type Subject } from './subject.ts';

/** From a case or a visit to the way it went. */
export const ReplayLink = ({ kind = 'case', record }: { kind?: Subject['kind']; record: Pick<Subject, 'id'> }) => {
  const { t } = useWords();
  return <Button component={Link} to={replayPageOf({ kind, id: record.id })} startIcon={<Replay />}>{t('replay.go')}</Button>;
};
