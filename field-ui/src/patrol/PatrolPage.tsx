/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { serverNow } from '../door/server-time.ts';
import { fill, useWords } from '../language.ts';
import { Light } from '../parts/Light.tsx';
import { useDraft } from '../phone/useDraft.ts';
import { go, way } from '../route.ts';
import { recordingOf } from '../visit/record.ts';
import { pointOf, usePlaces, type Place } from './places.ts';
import { QrReader } from './QrReader.tsx';
import { SafeReturn } from './SafeReturn.tsx';

/** What was looked at on this round, by the place's code. It is on this phone alone and is gone with the round: the record is the visit. */
export interface Round {
  going: boolean;
  seen: Record<string, 'fine' | 'found'>;
}
export const noRound: Round = { going: false, seen: {} };

/** 巡查: the points by what is due, or whichever one passes; each is one tap when all is well. Where the walker went in between nobody asks. */
export const PatrolPage = () => {
  const { store, outbox, person, today } = useBag();
  const { words, named } = useWords();
  const grid = person.areas.find(({ level }) => level === 'grid')?.code;
  const { places, looked, isKnown } = usePlaces(store, grid);
  const { draft: round, change } = useDraft<Round>(store, 'patrol', noRound);
  const [problem, setProblem] = useState('');
  if (!round) return null;

  const due = (today?.visits ?? []).filter(({ place }) => place !== undefined);
  const points = places.map((place) => ({ place, point: pointOf(place, due, named) }))
    .sort((one, other) => Number(one.point.unplanned ?? false) - Number(other.point.unplanned ?? false) || Number(other.point.overdue) - Number(one.point.overdue));
  const open = points.filter(({ place }) => round.seen[place.code] === undefined);
  const seen = points.length - open.length;
  const fine = async (place: Place) => {
    const point = pointOf(place, due, named);
    try {
      await outbox.add({ ...recordingOf(point, { outcome: 'met', note: words.patrol.allWell }), title: fill(words.patrol.recordOf, { place: point.address }) });
      change({ going: true, seen: { ...round.seen, [place.code]: 'fine' } });
    } catch {
      setProblem(words.full);
    }
  };
  return (
    <>
      <p class="hint">{words.patrol.about}</p>
      <QrReader onRead={(code) => go('point', code)} />
      {problem ? <p class="bad" role="alert">{problem}</p> : null}
      <section class="group">
        <h2>{words.patrol.open} <span class="hint">{fill(words.patrol.count, { seen, all: points.length })}</span></h2>
        {isKnown ? null : <p class="hint" role="status">{looked ? words.today.notYet : words.loading}</p>}
        {isKnown && points.length === 0 ? <p class="hint">{words.patrol.noPlaces}</p> : null}
        <ul class="cards">
          {open.map(({ place, point }) => (
            <li key={place.code} class="box">
              <div>
                <b>{named({ zh: place.zh, en: place.en ?? place.zh })}</b>
                <p class="meta">{point.unplanned ? null : <Light due={point.to} overdue={point.overdue} />} {place.address ?? ''}</p>
              </div>
              <div class="pair always">
                <button type="button" class="go" aria-label={`${words.patrol.allWell}: ${place.zh}`} onClick={() => void fine(place)}>{words.patrol.allWell}</button>
                <a class="button" aria-label={`${words.patrol.report}: ${place.zh}`} href={way('point', place.code)}>{words.patrol.report}</a>
              </div>
            </li>
          ))}
        </ul>
      </section>
      {seen > 0 ? (
        <section class="group">
          <h2>{words.patrol.seen}</h2>
          <ul class="cards">
            {points.filter(({ place }) => round.seen[place.code]).map(({ place }) => (
              <li key={place.code} class="card bar grey done"><b>✓ {named({ zh: place.zh, en: place.en ?? place.zh })}</b><span class="meta">{words.patrol[round.seen[place.code] ?? 'fine']}</span></li>
            ))}
          </ul>
          <button type="button" onClick={() => { change(noRound); go('today'); }}>{words.patrol.end}</button>
        </section>
      ) : null}
      {isNight(serverNow()) ? <SafeReturn /> : null}
    </>
  );
};

/** From dusk to dawn in the county. */
export const isNight = (at: number): boolean => {
  const hour = new Date(at + 8 * 3_600_000).getUTCHours();
  return hour >= 18 || hour < 6;
};
