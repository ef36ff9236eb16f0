/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { Trouble } from '../door/ask.ts';
import { askAs } from '../door/whose.ts';
import { fill, useWords } from '../language.ts';
import { uuid7 } from '../outbox/uuid7.ts';

interface Revealed { fields: { phone?: string }; hideAfterSeconds: number }

/**
 * One tap dials. The number is asked of the server each time, which notes for what, and it is kept nowhere on this phone.
 * @param target whose number, as the server names it; undefined where there is nobody to call
 */
export const Dial = ({ target, label, purpose, quiet = false }: { target: () => Promise<string | undefined>; label: string; purpose: string; quiet?: boolean }) => {
  const { person } = useBag();
  const { words } = useWords();
  const [told, tell] = useState('');
  const [number, show] = useState('');
  const [until, hideAt] = useState(0);
  useEffect(() => {
    if (!number) return;
    const bell = setTimeout(() => show(''), until * 1_000);
    return () => clearTimeout(bell);
  }, [number, until]);

  const call = async () => {
    tell(words.loading);
    try {
      const who = await target();
      const known = who === undefined ? undefined : await askAs<Revealed>(person.id, '/api/reveal', { body: { target: who, fields: ['phone'], purpose }, key: uuid7(Date.now()) });
      const phone = known?.fields.phone;
      if (!known || !phone) return tell(words.call.none);
      tell('');
      hideAt(known.hideAfterSeconds);
      show(phone);
      location.href = `tel:${phone}`;
    } catch (failure) {
      const { code } = failure instanceof Trouble ? failure : { code: 'offline' };
      tell(code === 'forbidden' || code === 'notFound' ? words.call.refused : words.call.offline);
    }
  };
  return (
    <>
      {number ? <a class="button go" href={`tel:${number}`}>☎ {number}</a> : <button type="button" class={quiet ? 'quiet' : ''} onClick={() => void call()}>☎ {label}</button>}
      {number ? <p class="hint">{fill(words.call.hides, { seconds: until })}</p> : null}
      {told ? <p class="hint" role="status">{told}</p> : null}
    </>
  );
};
