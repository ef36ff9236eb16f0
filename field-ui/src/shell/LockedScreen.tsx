/** @jsxImportSource preact */
import { useEffect } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { useWords } from '../language.ts';
import { wipe } from '../phone/wipe.ts';
import { WaitingPage } from '../sync/WaitingPage.tsx';
import { LoginForm } from '../who/LoginForm.tsx';

/** A lost phone shows nothing that was fetched: only what was recorded here and not sent, so that it can be exported; and the way back in once it is unlocked. */
export const LockedScreen = ({ onLeave }: { onLeave: () => void }) => {
  const { person } = useBag();
  const { words } = useWords();
  useEffect(() => { void wipe().catch(() => undefined); }, []);
  return (
    <div class="shell">
      <header><h1>{words.name}</h1><button type="button" class="plain" onClick={onLeave}>{words.me.otherPerson}</button></header>
      <main>
        <p class="bad" role="alert">▲ {words.locked.about}</p>
        <WaitingPage />
        <section class="box">
          <h2>{words.locked.found}</h2>
          <LoginForm username={person.username} onEnter={() => void dispatchEvent(new Event('gewu-login'))} />
        </section>
      </main>
    </div>
  );
};
