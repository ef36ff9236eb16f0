/** @jsxImportSource preact */
import { useContext } from 'preact/hooks';
import { useBag, useOutbox } from '../bag.ts';
import { clockIsOff, knownOffset } from '../door/server-time.ts';
import { fill, useWords } from '../language.ts';
import { Choices } from '../parts/Choices.tsx';
import { deviceName } from '../phone/roster.ts';
import { SettingsContext } from '../phone/settings-context.ts';
import { sizes, themes } from '../phone/settings.ts';
import { SafeReturn } from '../patrol/SafeReturn.tsx';
import { way } from '../route.ts';
import { version } from '../shell/version.ts';
import { isReporter } from '../shell/Workplace.tsx';
import { LoginForm } from '../who/LoginForm.tsx';
import { Leave } from './Leave.tsx';
import { PinChoice } from './PinChoice.tsx';

/** My page: what waits, my badge, the paper list, letters and light, the PIN, going home. */
export const MePage = ({ onLeave }: { onLeave: () => void }) => {
  const { person, today, needsLogin: loginIsMissing } = useBag();
  const { words, trade, named } = useWords();
  const { commands, last } = useOutbox();
  const { settings, change } = useContext(SettingsContext);
  const needsLogin = loginIsMissing || last === 'login' || last === 'otherPerson';
  const offset = Math.round(Math.abs(knownOffset() ?? 0) / 60_000);
  return (
    <>
      <section class="box">
        <h2>{person.name}</h2>
        <p>{person.roles.map((role) => (trade.roles as Record<string, string>)[role] ?? role).join('、')} · {person.areas.map(named).join('、')}</p>
      </section>
      {needsLogin ? (
        <section class="box ask">
          <h2>{words.login.again}</h2>
          <p>{fill(words.login.kept, { count: commands.length })}</p>
          <LoginForm username={person.username} onEnter={() => void dispatchEvent(new Event('gewu-login'))} />
        </section>
      ) : null}
      {clockIsOff() ? <p class="call">{fill(words.me.clockOff, { minutes: offset })}</p> : null}
      <a class="button" href={way('waiting')}>{fill(words.me.waiting, { count: commands.length })}</a>
      {isReporter(person) ? null : <a class="button" href={way('badge')}>{words.badge.title}</a>}
      {today ? <a class="button" href={way('print')}>{words.print.title}</a> : null}
      {today?.team ? <div class="pair"><a class="button" href={way('doors')}>＋ {words.unplanned.title}</a><a class="button" href={way('patrol')}>{words.patrol.title}</a></div> : null}
      {today ? <a class="button" href={way('labels')}>{words.patrol.labels}</a> : null}
      {person.roles.some((role) => role === 'leader' || role === 'desk') ? <a class="button" href={way('staff')}>{words.staff.title}</a> : null}
      <SafeReturn />
      <Choices name="size" legend={words.me.size} chosen={settings.size} options={sizes.map((value) => ({ value, label: words.me.sizes[value] }))} onChoose={(size) => change({ size })} />
      <Choices name="theme" legend={words.me.theme} chosen={settings.theme} options={themes.map((value) => ({ value, label: words.me.themes[value] }))} onChoose={(theme) => change({ theme })} />
      <Choices name="language" legend={words.me.language} chosen={settings.language} options={[{ value: 'zh-CN', label: '中文' }, { value: 'en', label: 'English' }]} onChoose={(language) => change({ language })} />
      <PinChoice />
      <button type="button" onClick={onLeave}>{words.me.otherPerson}</button>
      <Leave onLeave={onLeave} />
      <p class="hint">{fill(words.me.version, { version, device: deviceName().slice(0, 6) })}</p>
    </>
  );
};
