/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { serverNow } from '../door/server-time.ts';
import { fill, useWords } from '../language.ts';
import type { Taken } from '../phone/photo.ts';
import { useDraft } from '../phone/useDraft.ts';
import { useKept } from '../phone/useKept.ts';
import { doorPath } from '../today/doors.ts';
import { readDoorCard, readVisit, type Visit } from '../today/today.ts';
import { useRecorded } from '../today/useRecorded.ts';
import { emptyNotes, evidenceOf, recordingOf, recordOf, saidAt, type VisitNotes } from './record.ts';
import { VisitDone } from './VisitDone.tsx';
import { ofTheVisit, VisitForm } from './VisitForm.tsx';

/** One knock: what is kept of it on this phone, or else what the server knows. */
export const VisitPage = ({ id }: { id: string }) => {
  const { today, store, todayLooked } = useBag();
  const { words, language } = useWords();
  const listed = today?.visits.find((visit) => visit.id === id);
  // Once it is sent it leaves the day's list, and stays on the screen.
  const [seen, setSeen] = useState(listed);
  useEffect(() => { if (listed) setSeen(listed); }, [listed]);
  const asked = useKept<Record<string, unknown>>(store, listed || seen || !todayLooked ? undefined : `/api/visits/${encodeURIComponent(id)}`);
  const visit = listed ?? seen ?? (asked.value ? readVisit(asked.value, language, serverNow()) : undefined);
  if (visit) return <Recording visit={visit} />;
  return <p role="status">{asked.looked ? words.visit.notHere : words.loading}</p>;
};

/** Writing down how it went, at a door of the day or one that nobody planned. */
export const Recording = ({ visit }: { visit: Visit }) => {
  const { outbox, store } = useBag();
  const { words } = useWords();
  const { draft, change, forget } = useDraft<VisitNotes>(store, `visit-${visit.id}`, emptyNotes);
  const [done, setDone] = useState<VisitNotes>();
  const [evidence, setEvidence] = useState<Record<string, Taken[]>>({});
  const [problem, setProblem] = useState('');
  const recorded = useRecorded();
  const kept = useKept<unknown>(store, visit.household === undefined || visit.facets !== undefined ? undefined : doorPath(visit.household));
  const card = readDoorCard(kept.value);
  if (done) return <VisitDone visit={visit} notes={done} />;
  if (recorded.has(visit)) return <VisitDone visit={visit} notes={undefined} />;
  if (!draft) return null;

  const save = async () => {
    if (!draft.outcome) return setProblem(words.visit.outcomeMissing);
    setProblem('');
    const at = saidAt(draft.when);
    const said = at === undefined ? {} : { saidAt: at };
    const { all, hashes } = evidenceOf(draft.found, evidence);
    const [voice] = evidence[ofTheVisit] ?? [];
    const record = recordOf(draft, { left: words.visit.noticeLeft, nothing: words.visit.foundSomething, about: words.visit.aboutNote }, hashes, voice?.sha256);
    try {
      await outbox.add({ ...recordingOf(visit, record), ...said, title: fill(words.visit.recordOf, { address: visit.address }) }, [...(draft.outcome === 'deceased' ? [] : all), ...(voice ? [voice] : [])]);
      setDone(draft);
      await forget();
      scrollTo(0, 0);
    } catch {
      setProblem(words.full);
    }
  };
  return (
    <VisitForm visit={visit} notes={draft} onChange={change} onSave={save} problem={problem} card={card} evidence={evidence}
      onEvidence={(key, taken) => setEvidence({ ...evidence, [key]: taken })} />
  );
};
