/** @jsxImportSource preact */
import { useMemo, useState } from 'preact/hooks';
import { useBag, useOutbox } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import { colourOf, Light } from '../parts/Light.tsx';
import { useNow } from '../parts/useNow.ts';
import { way } from '../route.ts';
import { nearestFirst, periodOf, stopsOf, type Period, type Stop } from './round.ts';
import type { Errand, Visit } from './today.ts';

const periods = ['overdue', 'today', 'week', 'later'] as const satisfies readonly Period[];

/** 今日一页: whom to see, what is owed to people, what runs against time. A leader sees three lists only. */
export const TodayPage = () => {
  const { today, todayAt, todayLooked, refresh } = useBag();
  const { words, both } = useWords();
  if (!today) return <p role="status">{todayLooked ? words.today.notYet : words.loading}</p>;
  const { leader, followUps, tasks } = today;
  return (
    <>
      {leader ? (
        (['overdue', 'promised', 'red'] as const).map((name) => <Errands key={name} title={words.today[name]} errands={leader[name]} always />)
      ) : (
        <>
          <Visits />
          <Errands title={words.today.followUps} errands={followUps} />
          <Errands title={words.today.tasks} errands={tasks} />
        </>
      )}
      <p class="hint">{todayAt === undefined ? null : fill(words.today.asOf, { at: both(todayAt) })}</p>
      <button type="button" class="quiet" onClick={() => void refresh()}>{words.refresh}</button>
    </>
  );
};

const Errands = ({ title, errands, always = false }: { title: string; errands: Errand[]; always?: boolean }) => {
  const { words } = useWords();
  const now = useNow();
  if (errands.length === 0 && !always) return null;
  return (
    <section class="group">
      <h2>{title} <span class="hint">{errands.length}</span></h2>
      {errands.length === 0 ? <p class="hint">{words.today.none}</p> : null}
      <ul class="cards">
        {errands.map((errand) => (
          <li key={errand.id}>
            <a class={`card bar ${colourOf(errand.due, errand.overdue, now)}`} href={way(errand.kind === 'visit' ? 'visit' : 'case', errand.id)}>
              <b>{errand.title}</b>
              <span class="meta"><Light due={errand.due} overdue={errand.overdue} />{errand.number ? <span>{errand.number}</span> : null}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** Visits that were recorded on this phone and not answered yet are out of the way, and still to be seen. */
export function useRecorded(): Set<string> {
  const { commands } = useOutbox();
  return useMemo(() => new Set(commands.filter(({ type }) => type === 'visit.record').flatMap(({ target }) => target ?? [])), [commands]);
}

const Visits = () => {
  const { today } = useBag();
  const { words } = useWords();
  const recorded = useRecorded();
  const now = useNow();
  const [from, setFrom] = useState<{ lng: number; lat: number }>();
  const [told, tell] = useState('');
  const visits = today?.visits ?? [];
  const open = visits.filter(({ id }) => !recorded.has(id));
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
          <ul class="cards">{visits.filter(({ id }) => recorded.has(id)).map((visit) => <li key={visit.id}><VisitCard visit={visit} recorded /></li>)}</ul>
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
            <details class="stop" open={overdue > 0}>
              <summary>{fill(words.today.building, { name, count: visits.length })}{overdue > 0 ? <> <span class="light red">▲ {fill(words.today.overdueCount, { count: overdue })}</span></> : null}</summary>
              <ul class="cards">{visits.map((visit) => <li key={visit.id}><VisitCard visit={visit} /></li>)}</ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
};

export const VisitCard = ({ visit, recorded = false }: { visit: Visit; recorded?: boolean }) => {
  const { words } = useWords();
  const now = useNow();
  const { duties } = visit;
  return (
    <a class={`card bar ${recorded ? 'grey done' : colourOf(visit.to, visit.overdue, now)}`} href={way('visit', visit.id)}>
      <b>{visit.address}</b>
      <span class="meta">
        {recorded ? <span class="light grey">‖ {words.waiting.onPhone}</span> : <Light due={visit.to} overdue={visit.overdue} />}
        {visit.name ? <span>{visit.name}</span> : null}
        {duties.length > 1 ? <span>{fill(words.today.merged, { count: duties.length })}</span> : null}
      </span>
    </a>
  );
};
