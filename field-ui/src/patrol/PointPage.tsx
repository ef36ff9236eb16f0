/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import type { Taken } from '../phone/photo.ts';
import { useDraft } from '../phone/useDraft.ts';
import { go } from '../route.ts';
import { FoundList } from '../visit/FoundList.tsx';
import { emptyNotes, evidenceOf, recordingOf, recordOf, type Found } from '../visit/record.ts';
import { noRound, type Round } from './PatrolPage.tsx';
import { pointOf, usePlaces } from './places.ts';

/** One point, opened by a tap or by its label: all is well, or what was found, which becomes an incident. */
export const PointPage = ({ code }: { code: string }) => {
  const { store, outbox, person, today } = useBag();
  const { words, named } = useWords();
  const { places, looked } = usePlaces(store, person.areas.find(({ level }) => level === 'grid')?.code);
  const { draft: round, change } = useDraft<Round>(store, 'patrol', noRound);
  const [found, setFound] = useState<Found[]>([]);
  const [evidence, setEvidence] = useState<Record<string, Taken[]>>({});
  const [problem, setProblem] = useState('');
  const place = places.find((one) => one.code === code);
  if (!place || !round) return <p role="status">{looked ? words.patrol.unknown : words.loading}</p>;

  const point = pointOf(place, today?.visits ?? [], named);
  const title = fill(words.patrol.recordOf, { place: point.address });
  const save = async (well: boolean) => {
    if (!well && found.length === 0) return setProblem(fill(words.required, { what: words.found.title }));
    const shown = well ? [] : found;
    const { all, hashes } = evidenceOf(shown, evidence);
    const record = recordOf({ ...emptyNotes, outcome: 'met', found: shown, note: well ? words.patrol.allWell : '' }, { left: '', nothing: words.patrol.found, about: words.visit.aboutNote }, hashes);
    try {
      await outbox.add({ ...recordingOf(point, record), title }, all);
      change({ going: true, seen: { ...round.seen, [code]: well ? 'fine' : 'found' } });
      go('patrol');
    } catch {
      setProblem(words.full);
    }
  };
  return (
    <>
      <section class="box"><h2>{point.address}</h2>{place.address ? <p>{place.address}</p> : null}</section>
      {found.length === 0 ? <button type="button" class="go" onClick={() => void save(true)}>{words.patrol.allWell}</button> : null}
      <FoundList found={found} onChange={setFound} evidence={evidence} onEvidence={(key, taken) => setEvidence({ ...evidence, [key]: taken })} outdoors />
      {problem ? <p class="bad" role="alert">{problem}</p> : null}
      {found.length > 0 ? <button type="button" class="go" onClick={() => void save(false)}>{words.visit.save}</button> : null}
    </>
  );
};
