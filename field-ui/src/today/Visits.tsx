/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import { useNow } from '../parts/useNow.ts';
import { nearestFirst, periodOf, stopsOf, type Period, type Stop } from './round.ts';
import { useRecorded } from './useRecorded.ts';
import { VisitCard } from './VisitCard.tsx';

const periods = ['overdue', 'today', 'week', 'later'] as const satisfies readonly Period[];

/** The round: by what is due, or by what is near. */
export const Visits = () => {
  const { today } = useBag();
  const { words } = useWords();
  const recorded = useRecorded();
  const now = useNow();
  const [from, setFrom] = useState<{ lng: number; lat: number }>();
  const [told, tell] = useState('');
  const visits = today?.visits ?? [];
  const open = visits.filter((visit) => !recorded.has(visit));
  const endOfDay = new Date(now).setHours(24, 0, 0, 0);

  const byDistance = () => {
    tell(words.place.busy);
    // Taken once, kept nowhere: it sorts this list and is gone with it.
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { tell(''); setFrom({ lng: coords.longitude, lat: coords.latitude }); },
      () => tell(words.place.failed),
      { timeout: 10_000, maximumAge: 60_000 },
    );
  };
  const canLocate = 'geolocation' in navigator && isSecureContext;
  return (
    <>
      {visits.length === 0 ? <p>{words.today.noVisits}</p> : null}
      {canLocate && open.length > 1 ? (
        <div class="pair" role="group" aria-label={words.today.order}>
          <button type="button" aria-pressed={!from} class={from ? '' : 'go'} style={{ minHeight: '48px' }} onClick={() => setFrom(undefined)}>{words.today.byDue}</button>
          <button type="button" aria-pressed={Boolean(from)} class={from ? 'go' : ''} style={{ minHeight: '48px' }} onClick={byDistance}>{words.today.byDistance}</button>
        </div>
      ) : null}
      <p class="hint" role="status">{told}</p>
      {from ? <Stops stops={nearestFirst(stopsOf(open), from)} /> : periods.map((period) => {
        const here = stopsOf(open).filter((stop) => periodOf(stop, endOfDay) === period);
        return here.length === 0 ? null : (
          <section key={period} class="group">
            <h2>{words.today.periods[period]} <span class="hint">{fill(words.today.households, { count: here.reduce((sum, stop) => sum + stop.visits.length, 0) })}</span></h2>
            <Stops stops={here} />
          </section>
        );
      })}
      {recorded.size > 0 ? (
        <section class="group">
          <h2>{words.today.recorded}</h2>
          <ul class="cards">{visits.filter((visit) => recorded.has(visit)).map((visit) => <li key={visit.id}><VisitCard visit={visit} recorded /></li>)}</ul>
        </section>
      ) : null}
    </>
  );
};

const Stops = ({ stops }: { stops: Stop[] }) => {
  const { words } = useWords();
  return (
    <ul class="cards">
      {stops.map(({ key, name, visits, overdue }) => (
        <li key={key}>
          {visits.length === 1 ? <VisitCard visit={visits[0]!} /> : (
            <details class="stop" open={overdue > 0 || stops.length === 1}>
              <summary>{fill(words.today.building, { name, count: visits.length })}{overdue > 0 ? <> <span class="light red">▲ {fill(words.today.overdueCount, { count: overdue })}</span></> : null}</summary>
              <ul class="cards">{visits.map((visit) => <li key={visit.id}><VisitCard visit={visit} /></li>)}</ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
};
