import Replay from '@mui/icons-material/Replay';
import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import type { Incident } from '../cases/incident.ts';
import { useWords } from '../i18n/words.ts';

/** From a case to the way it went. */
export const ReplayLink = ({ record }: { record: Pick<Incident, 'id'> }) => {
  const { t } = useWords();
  return <Button component={Link} to={`/incidents/${encodeURIComponent(record.id)}/replay`} startIcon={<Replay />}>{t('replay.go')}</Button>;
};
