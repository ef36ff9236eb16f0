/** @jsxImportSource preact */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { BagContext, useViewOf, type Bag, type Catalogue } from '../bag.ts';
import { httpDoor } from '../door/http-door.ts';
import { serverNow } from '../door/server-time.ts';
import type { Person } from '../door/session.ts';
import { useWords } from '../language.ts';
import { LoggedOut } from '../outbox/deliver.ts';
import { createOutbox, type Outbox } from '../outbox/outbox.ts';
import { openPhoneStore, type PhoneStore } from '../outbox/phone-store.ts';
import { setLocked, useLocked } from '../phone/lock.ts';
import { deviceName } from '../phone/roster.ts';
import { useKept } from '../phone/useKept.ts';
import { fetchDoors } from '../today/doors.ts';
import { readToday } from '../today/today.ts';
import { LockedScreen } from './LockedScreen.tsx';
import { Screens } from './Screens.tsx';

const fiveMinutes = 300_000;

interface Open {
  store: PhoneStore;
  outbox: Outbox;
}

/** The phone's own memory is opened before anything is shown: without it nothing could be kept, and that is said. */
export const Workplace = ({ person, onLeave }: { person: Person; onLeave: () => void }) => {
  const { words } = useWords();
  const [open, setOpen] = useState<Open>();
  const [failed, setFailed] = useState(false);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let store: PhoneStore | undefined;
    let outbox: Outbox | undefined;
    let gone = false;
    openPhoneStore(person.id).then(
      async (opened) => {
        if (gone) return opened.close();
        store = opened;
        outbox = createOutbox(person.id, opened, httpDoor(deviceName), () => dispatchEvent(new Event('gewu-sent')));
        // Nothing is said about the records before they were looked at.
        await outbox.look();
        if (gone) return undefined;
        setFailed(false);
        setOpen({ store: opened, outbox });
        void opened.keepPage('device', deviceName()).catch(() => undefined);
        void outbox.begin();
        void navigator.storage?.persist?.();
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      outbox?.close();
      store?.close();
    };
  }, [person.id, tries]);

  if (open) return <Inside {...open} person={person} onLeave={onLeave} />;
  if (!failed) return null;
  return (
    <main class="shell">
      <p class="bad" role="alert">{words.broken.closed}</p>
      <button type="button" onClick={() => setTries(tries + 1)}>{words.again}</button>
      <button type="button" onClick={onLeave}>{words.me.otherPerson}</button>
    </main>
  );
};

const Inside = ({ store, outbox, person, onLeave }: Open & { person: Person; onLeave: () => void }) => {
  const { language } = useWords();
  const locked = useLocked();
  const page = useKept<unknown>(store, isReporter(person) || locked ? undefined : '/api/today');
  const area = person.areas[0]?.code;
  const catalogue = useKept<Catalogue>(store, locked ? undefined : area === undefined ? '/api/catalogue' : `/api/catalogue?area=${encodeURIComponent(area)}`);
  const today = useMemo(() => (page.value === undefined ? undefined : readToday(page.value, language, serverNow())), [page.value, language]);
  useEffect(() => {
    if (today && page.at !== undefined) void fetchDoors(store, today.visits, Date.now());
  }, [today, page.at, store]);
  const { last } = useViewOf(outbox);
  useEffect(() => { if (last === 'locked') setLocked(true); }, [last]);
  const refreshPage = page.refresh;
  const refreshCatalogue = catalogue.refresh;
  useEffect(() => {
    const refresh = () => void refreshPage();
    const seen = () => { if (!document.hidden) refresh(); };
    const timer = setInterval(seen, fiveMinutes);
    const entered = () => { void outbox.tryNow(); void refreshCatalogue(); refresh(); };
    addEventListener('gewu-login', entered);
    addEventListener('gewu-sent', refresh);
    document.addEventListener('visibilitychange', seen);
    return () => {
      clearInterval(timer);
      removeEventListener('gewu-login', entered);
      removeEventListener('gewu-sent', refresh);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [refreshPage, refreshCatalogue, outbox]);
  const bag: Bag = { person, store, outbox, today, todayAt: page.at, todayLooked: page.looked, needsLogin: [page.trouble, catalogue.trouble].some((trouble) => trouble instanceof LoggedOut), refresh: page.refresh, catalogue: catalogue.value };
  return (
    <BagContext.Provider value={bag}>
      {locked ? <LockedScreen onLeave={onLeave} /> : <Screens onLeave={onLeave} />}
    </BagContext.Provider>
  );
};

/** An informant 信息员 reports and sees own reports: no household data, so no page of the day either. */
export const isReporter = ({ roles }: Person): boolean => roles.every((role) => role === 'informant' || role === 'partner');
