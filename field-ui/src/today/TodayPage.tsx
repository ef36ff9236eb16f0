/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useBag, useOutbox } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import { colourOf, Light } from '../parts/Light.tsx';
import { useNow } from '../parts/useNow.ts';
import { useKept } from '../phone/useKept.ts';
import { way } from '../route.ts';
import { CaseCard } from '../work/CaseCard.tsx';
import { givenToMe, redCases, type Case, type Page } from '../work/case.ts';
import type { FollowUp, Visit } from './today.ts';
import { useRecorded } from './useRecorded.ts';
import { VisitCard } from './VisitCard.tsx';
import { Visits } from './Visits.tsx';

/** 今日一页: whom to see, what is owed to people, what runs against time. A leader sees three lists only. */
export const TodayPage = () => {
  const { today, todayAt, todayLooked, refresh, person, store } = useBag();
  const { words, both } = useWords();
  const leads = today?.team !== undefined || (person.roles.includes('leader') && !person.roles.some((role) => role === 'worker' || role === 'parttimer'));
  const isOlder = leads && today !== undefined && today.team === undefined;
  const cases = useKept<Page>(store, leads ? (isOlder ? redCases : undefined) : givenToMe);
  const overdue = useKept<{ items: OverdueDuty[] }>(store, isOlder ? overdueDuties : undefined);
  if (!today) return <p role="status">{todayLooked ? words.today.notYet : words.loading}</p>;
  const again = () => Promise.all([refresh(), cases.refresh(), overdue.refresh()]);
  return (
    <>
      {leads ? (
        <>
          {today.team ? <Doors title={words.today.overdue} visits={today.team.overdue} /> : <Overdue duties={overdue.value?.items ?? []} />}
          <FollowUps title={words.today.promised} owed={today.team?.promised ?? today.followUps} always />
          <Cases title={words.today.red} page={today.team ? { items: today.team.red as Case[] } : cases.value} always />
        </>
      ) : (
        <>
          <Visits />
          <FollowUps title={words.today.followUps} owed={today.followUps} />
          <Tasks />
          <Cases title={words.today.tasks} page={cases.value} />
          <div class="pair">
            <a class="button" href={way('doors')}>＋ {words.unplanned.title}</a>
            <a class="button" href={way('patrol')}>{words.patrol.title}</a>
          </div>
        </>
      )}
      <p class="hint">{todayAt === undefined ? null : fill(words.today.asOf, { at: both(todayAt) })}</p>
      <button type="button" class="quiet" onClick={() => void again()}>{words.refresh}</button>
    </>
  );
};

/** A leader's doors that are overdue, each with how long. */
const Doors = ({ title, visits }: { title: string; visits: readonly Visit[] }) => {
  const recorded = useRecorded();
  const open = visits.filter((visit) => !recorded.has(visit));
  return <Group title={title} count={open.length} always>{open.map((visit) => <li key={visit.id}><VisitCard visit={visit} /></li>)}</Group>;
};

/** Given tasks at doors that are not on the day's list: what is to be done, where, and how much time is left; one tap to the door. */
const Tasks = () => {
  const { today } = useBag();
  const { words } = useWords();
  const now = useNow();
  const listed = new Set((today?.visits ?? []).map(({ id }) => id));
  const tasks = (today?.tasks ?? []).filter(({ what, visit }) => what !== '' && !listed.has(visit));
  return (
    <Group title={words.today.given} count={tasks.length}>
      {tasks.map((task) => (
        <li key={task.id}>
          <a class={`card bar ${colourOf(task.due, task.overdue, now)}`} href={way('visit', task.visit)}>
            <b>{task.what}</b>
            <span class="meta"><Light due={task.due} overdue={task.overdue} /><span>{task.address}</span></span>
          </a>
        </li>
      ))}
    </Group>
  );
};

interface OverdueDuty {
  id: string;
  to: string;
  visit: string | null;
  target: { id: string; address: string | null; code: string | null };
  worker: { name: string } | null;
}

const overdueDuties = `/api/duties?filter=${encodeURIComponent(JSON.stringify({ overdue: true }))}&limit=100`;

/** Doors of the grid where somebody should have been by now, each once, the longest overdue first. */
const Overdue = ({ duties }: { duties: OverdueDuty[] }) => {
  const { words } = useWords();
  const doors = [...new Map([...duties].reverse().map((duty) => [duty.target.id, duty])).values()].reverse();
  return (
    <Group title={words.today.overdue} count={doors.length} always>
      {doors.map(({ id, to, visit, target, worker }) => (
        <li key={id}>
          <a class="card bar red" href={way('visit', visit ?? id)}>
            <b>{target.address ?? target.code}</b>
            <span class="meta"><Light due={to} overdue />{worker ? <span>{worker.name}</span> : null}</span>
          </a>
        </li>
      ))}
    </Group>
  );
};

const Group = ({ title, count, always = false, children }: { title: string; count: number; always?: boolean; children: ComponentChildren }) => {
  const { words } = useWords();
  if (count === 0 && !always) return null;
  return (
    <section class="group">
      <h2>{title} <span class="hint">{count}</span></h2>
      {count === 0 ? <p class="hint">{words.today.none}</p> : <ul class="cards">{children}</ul>}
    </section>
  );
};

const Cases = ({ title, page, always = false }: { title: string; page: Page | undefined; always?: boolean }) => {
  const items = page?.items ?? [];
  return <Group title={title} count={items.length} always={always}>{items.map((item) => <li key={item.id}><CaseCard item={item} /></li>)}</Group>;
};

/** Whoever asked for something at the door hears what became of it; a matter that is closed comes first. */
const FollowUps = ({ title, owed: promised, always = false }: { title: string; owed: readonly FollowUp[]; always?: boolean }) => {
  const { words, day } = useWords();
  const { commands } = useOutbox();
  const told = new Set(commands.filter(({ type }) => type === 'visit.tell').map(({ payload }) => payload['incident']));
  const owed = promised.filter(({ number }) => !told.has(number)).sort((one, other) => Number(other.closed) - Number(one.closed));
  return (
    <Group title={title} count={owed.length} always={always}>
      {owed.map((one) => (
        <li key={one.number}>
          <a class={`card bar ${one.closed ? 'amber' : ''}`} href={way('tell', one.visit, one.number)}>
            <b>{one.address}</b>
            <span class="meta">
              <span class={`light ${one.closed ? 'amber' : 'grey'}`}>{one.closed ? `◆ ${words.tell.owed}` : `● ${words.tell.running}`}</span>
              <span>{one.number}</span>
              {one.openedAt ? <span>{day(one.openedAt)}</span> : null}
              {one.due ? <span>{fill(words.tell.by, { day: day(one.due) })}</span> : null}
            </span>
          </a>
        </li>
      ))}
    </Group>
  );
};
