/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import { useBag, useOutbox } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import { useKept } from '../phone/useKept.ts';
import { way } from '../route.ts';
import { CaseCard } from '../work/CaseCard.tsx';
import { givenToMe, redCases, type Page } from '../work/case.ts';
import { VisitCard } from './VisitCard.tsx';
import { Visits } from './Visits.tsx';

/** 今日一页: whom to see, what is owed to people, what runs against time. A leader sees three lists only. */
export const TodayPage = () => {
  const { today, todayAt, todayLooked, refresh, person, store } = useBag();
  const { words, both } = useWords();
  const leads = person.roles.includes('leader') && !person.roles.some((role) => role === 'worker' || role === 'parttimer');
  const cases = useKept<Page>(store, leads ? redCases : givenToMe);
  if (!today) return <p role="status">{todayLooked ? words.today.notYet : words.loading}</p>;
  const overdue = today.visits.filter((visit) => visit.overdue);
  return (
    <>
      {leads ? (
        <>
          <Group title={words.today.overdue} count={overdue.length} always>{overdue.map((visit) => <li key={visit.id}><VisitCard visit={visit} /></li>)}</Group>
          <FollowUps title={words.today.promised} always />
          <Cases title={words.today.red} page={cases.value} always />
        </>
      ) : (
        <>
          <Visits />
          <FollowUps title={words.today.followUps} />
          <Cases title={words.today.tasks} page={cases.value} />
        </>
      )}
      <p class="hint">{todayAt === undefined ? null : fill(words.today.asOf, { at: both(todayAt) })}</p>
      <button type="button" class="quiet" onClick={() => void refresh()}>{words.refresh}</button>
    </>
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
const FollowUps = ({ title, always = false }: { title: string; always?: boolean }) => {
  const { today } = useBag();
  const { words, day } = useWords();
  const { commands } = useOutbox();
  const told = new Set(commands.filter(({ type }) => type === 'visit.tell').map(({ payload }) => payload['incident']));
  const owed = (today?.followUps ?? []).filter(({ number }) => !told.has(number)).sort((one, other) => Number(other.closed) - Number(one.closed));
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
            </span>
          </a>
        </li>
      ))}
    </Group>
  );
};
