/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { useBag, useOutbox } from '../bag.ts';
import { BadgePage } from '../badge/BadgePage.tsx';
import { useWords } from '../language.ts';
import { MePage } from '../me/MePage.tsx';
import { RoundList } from '../print/RoundList.tsx';
import { ReportPage } from '../report/ReportPage.tsx';
import { useRoute, way } from '../route.ts';
import { SyncBar } from '../sync/SyncBar.tsx';
import { WaitingPage } from '../sync/WaitingPage.tsx';
import { PaperPage } from '../paper/PaperPage.tsx';
import { LabelsPage } from '../patrol/LabelsPage.tsx';
import { PatrolPage } from '../patrol/PatrolPage.tsx';
import { PointPage } from '../patrol/PointPage.tsx';
import { StaffPage } from '../staff/StaffPage.tsx';
import { DoorPage, DoorsPage } from '../unplanned/DoorsPage.tsx';
import { TodayPage } from '../today/TodayPage.tsx';
import { TellPage } from '../visit/TellPage.tsx';
import { VisitPage } from '../visit/VisitPage.tsx';
import { CasePage } from '../work/CasePage.tsx';
import { WorkPage } from '../work/WorkPage.tsx';
import type { Words } from '../words/zh.ts';
import { isShared } from '../phone/roster.ts';
import { isOlder, version } from './version.ts';
import { isReporter } from './Workplace.tsx';

/** One screen at a time, the bar that says where the records are, four tabs under the thumb. */
export const Screens = ({ onLeave }: { onLeave: () => void }) => {
  const { person, today } = useBag();
  const { words, named } = useWords();
  const route = useRoute();
  const reports = isReporter(person);
  const [page = reports ? 'report' : 'today', id = '', last = ''] = route;
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = route.length === 0;
  useEffect(() => { if (!isFirst) heading.current?.focus(); }, [page, id, isFirst]);

  const { title, tab, content } = screenOf([page, id, last], words, onLeave);
  const tabs = reports ? (['report', 'work', 'me'] as const) : (['today', 'report', 'work', 'me'] as const);
  const isDeep = !(tabs as readonly string[]).includes(page);
  const place = person.areas[0];
  const isTooOld = today?.minAppVersion !== undefined && isOlder(version, today.minAppVersion);
  return (
    <div class="shell">
      <header>
        {isDeep ? <button type="button" class="plain" onClick={() => history.back()} aria-label={words.back}>‹</button> : null}
        <h1 tabIndex={-1} ref={heading}>{title}</h1>
        {isDeep || !place || isShared() ? null : <span>{named(place)}</span>}
        {isShared() ? <button type="button" class="plain" onClick={onLeave} aria-label={`${words.me.otherPerson}: ${person.name}`}>⇄ {person.name}</button> : null}
      </header>
      <SyncBar />
      <main>{isTooOld ? <TooOld /> : null}{content}</main>
      <nav class="tabs" aria-label={words.name} style={{ gridTemplateColumns: `repeat(${tabs.length}, 1fr)` }}>
        {tabs.map((one) => <a key={one} href={way(one)} aria-current={tab === one ? 'page' : undefined}>{words.tabs[one]}</a>)}
      </nav>
    </div>
  );
};

/** The server wants a newer app: what waits goes out first, then it is renewed by one tap. */
const TooOld = () => {
  const { words } = useWords();
  const { commands } = useOutbox();
  const renew = async () => {
    const registration = await navigator.serviceWorker?.getRegistration('/m/');
    await registration?.update().catch(() => undefined);
    registration?.waiting?.postMessage('SKIP_WAITING');
    location.reload();
  };
  return (
    <section class="call" role="alert">
      <p>{words.update.needed}</p>
      {commands.length === 0 ? <button type="button" onClick={() => void renew()}>{words.update.take}</button> : null}
    </section>
  );
};

interface Screen {
  title: string;
  tab: string;
  content: ComponentChildren;
}

function screenOf([page, id, last]: readonly [string, string, string], words: Words, onLeave: () => void): Screen {
  switch (page) {
    case 'visit':
      return { title: words.visit.title, tab: 'today', content: <VisitPage key={id} id={id} /> };
    case 'tell':
      return { title: words.tell.title, tab: 'today', content: <TellPage key={last} visit={id} number={last} /> };
    case 'report':
      return { title: words.report.title, tab: 'report', content: <ReportPage /> };
    case 'work':
      return { title: words.work.title, tab: 'work', content: <WorkPage /> };
    case 'case':
      return { title: words.work.title, tab: 'work', content: <CasePage key={id} id={id} /> };
    case 'me':
      return { title: words.me.title, tab: 'me', content: <MePage onLeave={onLeave} /> };
    case 'waiting':
      return { title: words.waiting.title, tab: 'me', content: <WaitingPage /> };
    case 'badge':
      return { title: words.badge.title, tab: 'me', content: <BadgePage /> };
    case 'paper':
      return { title: words.paper.title, tab: 'me', content: <PaperPage /> };
    case 'patrol':
      return { title: words.patrol.title, tab: 'today', content: <PatrolPage /> };
    case 'point':
      return { title: words.patrol.title, tab: 'today', content: <PointPage key={id} code={id} /> };
    case 'labels':
      return { title: words.patrol.labels, tab: 'me', content: <LabelsPage /> };
    case 'doors':
      return { title: words.unplanned.title, tab: 'today', content: <DoorsPage /> };
    case 'door':
      return { title: words.unplanned.title, tab: 'today', content: <DoorPage key={id} id={id} /> };
    case 'staff':
      return { title: words.staff.title, tab: 'me', content: <StaffPage /> };
    case 'print':
      return { title: words.print.title, tab: 'me', content: <RoundList /> };
    default:
      return { title: words.today.title, tab: 'today', content: <TodayPage /> };
  }
}
