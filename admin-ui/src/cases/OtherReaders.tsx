import { Alert } from '@mui/material';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/words.ts';
import type { Incident, PersonName } from './incident.ts';

/** Who else has this case open. Only while the page is on top: a hidden tab is nobody at work. */
export const OtherReaders = ({ record }: { record: Incident }) => {
  const { t } = useWords();
  const people = useReaders(record.id);
  return (
    <div role="status">
      {people.length > 0 ? <Alert severity="info" variant="outlined" sx={{ py: 0 }}>{t('readers.also', { names: people.map(({ name }) => name).join('、') })}</Alert> : null}
    </div>
  );
};

function useReaders(id: string): PersonName[] {
  const [people, setPeople] = useState<PersonName[]>([]);
  useEffect(() => {
    let source: EventSource | undefined;
    const follow = () => {
      if (document.hidden) {
        source?.close();
        source = undefined;
        setPeople([]);
      } else if (!source) {
        source = new EventSource(`/api/incidents/${encodeURIComponent(id)}/readers`);
        source.addEventListener('message', ({ data }: MessageEvent<string>) => setPeople((JSON.parse(data) as { people: PersonName[] }).people));
        source.addEventListener('error', () => setPeople([]));
      }
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      source?.close();
    };
  }, [id]);
  return people;
}
