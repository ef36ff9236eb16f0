/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import { useBag, useOutbox } from '../bag.ts';
import { useWords } from '../language.ts';
import { useKept } from '../phone/useKept.ts';
import { isReporter } from '../shell/Workplace.tsx';
import { CaseCard } from './CaseCard.tsx';
import { givenToMe, sentByMe, type Page } from './case.ts';

/** What was given to me, and what I reported with its answers. */
export const WorkPage = () => {
  const { store, person } = useBag();
  const { words } = useWords();
  const { commands } = useOutbox();
  const waiting = useKept<Page>(store, isReporter(person) ? undefined : givenToMe);
  const mine = useKept<Page>(store, sentByMe);
  const [refreshWaiting, refreshMine] = [waiting.refresh, mine.refresh];
  useEffect(() => {
    const again = () => { void refreshWaiting(); void refreshMine(); };
    addEventListener('gewu-sent', again);
    return () => removeEventListener('gewu-sent', again);
  }, [refreshWaiting, refreshMine]);
  const reports = commands.filter(({ type }) => type === 'report');
  return (
    <>
      {isReporter(person) ? null : <List title={words.work.given} page={waiting.value} looked={waiting.looked} />}
      {reports.length > 0 ? (
        <section class="group">
          <h2>{words.work.unsent}</h2>
          <ul class="cards">{reports.map((one) => <li key={one.id} class="card bar grey done"><b>{one.title}</b><span class="meta"><span class="light grey">‖ {words.waiting.onPhone}</span></span></li>)}</ul>
        </section>
      ) : null}
      <List title={words.work.sent} page={mine.value} looked={mine.looked} mine />
    </>
  );
};

const List = ({ title, page, looked, mine = false }: { title: string; page: Page | undefined; looked: boolean; mine?: boolean }) => {
  const { words } = useWords();
  const items = page?.items ?? [];
  return (
    <section class="group">
      <h2>{title} <span class="hint">{page ? items.length : ''}</span></h2>
      {page && items.length === 0 ? <p class="hint">{words.work.none}</p> : null}
      {page ? null : <p class="hint" role="status">{looked ? words.today.notYet : words.loading}</p>}
      <ul class="cards">{items.map((item) => <li key={item.id}><CaseCard item={item} mine={mine} /></li>)}</ul>
    </section>
  );
};
