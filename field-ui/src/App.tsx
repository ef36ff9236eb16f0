/** @jsxImportSource preact */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { CardPage } from './badge/CardPage.tsx';
import type { Person } from './door/session.ts';
import { LanguageContext, wordsOf } from './language.ts';
import { chooseCurrent, currentId, familiars, remember } from './phone/roster.ts';
import { applySettings, readSettings, type Settings } from './phone/settings.ts';
import { SettingsContext } from './phone/settings-context.ts';
import { useRoute } from './route.ts';
import { UpdateBanner } from './shell/UpdateBanner.tsx';
import { Workplace } from './shell/Workplace.tsx';
import { WhoPage } from './who/WhoPage.tsx';

/** 网格通: whoever is at this phone, and the card that anybody may open at a door. */
export const App = () => {
  const route = useRoute();
  const [settings, setSettings] = useState<Settings>(readSettings);
  const [person, setPerson] = useState<Person | undefined>(() => familiars().find(({ id }) => id === currentId()));

  useEffect(() => {
    applySettings(settings);
    document.title = wordsOf(settings.language).name;
  }, [settings]);
  const enter = useCallback((one: Person | undefined) => {
    if (one) remember(one);
    chooseCurrent(one?.id);
    setPerson(one);
    location.hash = '#/';
  }, []);
  const page = () => {
    if (route[0] === 'card' && route[1]) return <CardPage code={route[1]} />;
    return person ? <Workplace key={person.id} person={person} onLeave={() => enter(undefined)} /> : <WhoPage onEnter={enter} />;
  };
  return (
    <LanguageContext.Provider value={settings.language}>
      <SettingsContext.Provider value={{ settings, change: (more) => setSettings({ ...settings, ...more }) }}>
        {page()}
        <UpdateBanner mayReload={route.length === 0 || route[0] === 'me' || route[0] === 'work'} />
      </SettingsContext.Provider>
    </LanguageContext.Provider>
  );
};
