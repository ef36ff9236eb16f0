/** @jsxImportSource preact */
import { useContext, useState } from 'preact/hooks';
import { Trouble } from '../door/ask.ts';
import { logInByPin, type Person } from '../door/session.ts';
import { useWords } from '../language.ts';
import { setLocked } from '../phone/lock.ts';
import { familiars, type Familiar } from '../phone/roster.ts';
import { SettingsContext } from '../phone/settings-context.ts';
import { LoginForm } from './LoginForm.tsx';
import { PinForm } from './PinForm.tsx';

/** Who is at this phone: a tap on the name and the PIN; whoever is new logs in. */
export const WhoPage = ({ onEnter }: { onEnter: (person: Person) => void }) => {
  const { words, language } = useWords();
  const { change } = useContext(SettingsContext);
  const people = familiars();
  const [chosen, choose] = useState<Familiar>();
  const [isNew, setNew] = useState(people.length === 0);
  /** The own page is there at once; whether the server knows the PIN is found out behind it, and without a network the round goes on. */
  const enterByPin = (one: Familiar, pin: string) => {
    onEnter(one);
    logInByPin(one.username, pin).then(() => dispatchEvent(new Event('gewu-login')), (failure) => { if (failure instanceof Trouble && failure.code === 'forbidden') setLocked(true); });
  };
  return (
    <div class="shell">
      <header>
        <h1>{words.name}</h1>
        <button type="button" class="plain" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => change({ language: language === 'en' ? 'zh-CN' : 'en' })}>{words.other}</button>
      </header>
      <main>
        {isSecureContext ? null : <p class="call" role="note">{words.insecure}</p>}
        {/MicroMessenger/i.test(navigator.userAgent) ? <p class="call" role="note">{words.inWeChat}</p> : null}
        {chosen ? (
          chosen.pin ? <PinForm person={chosen} onRight={(pin) => enterByPin(chosen, pin)} onOther={() => choose({ ...chosen, pin: undefined })} />
            : <LoginForm username={chosen.username} onEnter={onEnter} onOther={() => choose(undefined)} />
        ) : isNew ? <LoginForm onEnter={onEnter} {...(people.length > 0 ? { onOther: () => setNew(false) } : {})} /> : (
          <>
            <h2>{words.who.title}</h2>
            <ul class="cards">
              {people.map((one) => <li key={one.id}><button type="button" class="go" onClick={() => choose(one)}>{one.name}</button></li>)}
            </ul>
            <button type="button" onClick={() => setNew(true)}>{words.who.somebodyElse}</button>
          </>
        )}
      </main>
    </div>
  );
};
