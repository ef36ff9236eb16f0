/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { useWords } from '../language.ts';
import { askAs } from '../door/whose.ts';
import { uuid7 } from '../outbox/uuid7.ts';
import { deviceName, familiars, setPin } from '../phone/roster.ts';

/** A PIN of one's own on a phone that several use: with it one is back in two taps, without it nobody else is. */
export const PinChoice = () => {
  const { person } = useBag();
  const { words } = useWords();
  const has = familiars().find(({ id }) => id === person.id)?.pin !== undefined;
  const [pin, choose] = useState('');
  const [told, tell] = useState('');
  const keep = async () => {
    try {
      const grid = person.areas.find(({ level }) => level === 'grid')?.code;
      await askAs(person.id, '/api/devices', { body: { id: deviceName(), name: words.pin.phone, pin, ...(grid ? { grid } : {}) }, key: uuid7(Date.now()) });
      await setPin(person, pin);
      choose('');
      tell(words.pin.kept);
    } catch {
      tell(words.pin.offline);
    }
  };
  return (
    <details>
      <summary>{has ? words.pin.change : words.pin.set}</summary>
      <form noValidate onSubmit={(submitted) => { submitted.preventDefault(); void keep(); }}>
        <label>
          {words.pin.choose}
          <input class="pin" type="password" inputMode="numeric" autocomplete="off" maxLength={6} value={pin} onInput={(typed) => choose(typed.currentTarget.value.replace(/\D/g, ''))} />
        </label>
        <p class="hint">{words.pin.hint}</p>
        <button disabled={pin.length < 4}>{words.pin.keep}</button>
      </form>
      <p class="hint" role="status">{told}</p>
    </details>
  );
};
