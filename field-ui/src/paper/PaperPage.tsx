/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { Outcome } from '../../../domain/visit/status.ts';
import { useBag } from '../bag.ts';
import { serverNow } from '../door/server-time.ts';
import { fill, useWords } from '../language.ts';
import { useDraft } from '../phone/useDraft.ts';
import { stopsOf } from '../today/round.ts';
import type { Visit } from '../today/today.ts';
import { useRecorded } from '../today/useRecorded.ts';
import { emptyNotes, recordingOf, recordOf, saidAt } from '../visit/record.ts';

/** 照纸补录: the paper list entered line by line in its own order, each with the time that stands on it. */
export const PaperPage = () => {
  const { today } = useBag();
  const { words } = useWords();
  const recorded = useRecorded();
  const [day, setDay] = useState(() => new Date(serverNow() + 8 * 3_600_000).toISOString().slice(0, 10));
  const visits = stopsOf(today?.visits ?? []).flatMap((stop) => stop.visits).filter((visit) => !recorded.has(visit));
  return (
    <>
      <p class="hint">{words.paper.hint}</p>
      <label>{words.paper.day}<input type="date" value={day} onInput={(typed) => setDay(typed.currentTarget.value)} /></label>
      {visits.length === 0 ? <p>{words.visit.allDone}</p> : null}
      {visits.map((visit) => <Line key={visit.id} visit={visit} day={day} />)}
    </>
  );
};

interface Written {
  time: string;
  outcome: Outcome | '';
  note: string;
}
const nothing: Written = { time: '', outcome: '', note: '' };

const Line = ({ visit, day }: { visit: Visit; day: string }) => {
  const { store, outbox } = useBag();
  const { words } = useWords();
  const { draft, change, forget } = useDraft<Written>(store, `paper-${visit.id}`, nothing);
  const [problem, setProblem] = useState('');
  if (!draft) return null;
  const save = async () => {
    const at = saidAt(draft.time ? `${day}T${draft.time}` : '');
    if (at === undefined) return setProblem(fill(words.required, { what: words.print.when }));
    if (draft.outcome === '') return setProblem(words.visit.outcomeMissing);
    if (at > serverNow()) return setProblem(words.paper.future);
    const record = recordOf({ ...emptyNotes, outcome: draft.outcome, note: draft.note }, { left: '', nothing: '', about: words.visit.aboutNote });
    try {
      await outbox.add({ ...recordingOf(visit, record), saidAt: at, title: fill(words.visit.recordOf, { address: visit.address }) });
      await forget();
    } catch {
      setProblem(words.full);
    }
  };
  return (
    <form class="box" noValidate aria-label={visit.address} onSubmit={(submitted) => { submitted.preventDefault(); void save(); }}>
      <h2>{visit.address}</h2>
      <div class="pair always">
        <label>{words.print.when}<input type="time" value={draft.time} onInput={(typed) => change({ time: typed.currentTarget.value })} /></label>
        <label>
          {words.fields.outcome}
          <select value={draft.outcome} onChange={(chose) => change({ outcome: chose.currentTarget.value as Outcome | '' })}>
            <option value="">{words.choose}</option>
            {paperOrder.map((outcome, at) => <option key={outcome} value={outcome}>{at + 1} {words.outcomes[outcome]}</option>)}
          </select>
        </label>
      </div>
      <label>{words.visit.note}<input value={draft.note} maxLength={2000} onInput={(typed) => change({ note: typed.currentTarget.value })} /></label>
      {problem ? <p class="bad" role="alert">{problem}</p> : null}
      <button>{words.paper.keep}</button>
    </form>
  );
};

/** As the numbers on the printed list run. */
export const paperOrder: readonly Outcome[] = ['met', 'notMet', 'metRemote', 'metRelative', 'refused', 'away', 'moved', 'deceased'];
