/** @jsxImportSource preact */
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Person } from './door/session.ts';
import { LanguageContext, wordsOf } from './language.ts';
import { chooseCurrent, currentId, familiars, remember } from './phone/roster.ts';
import { applySettings, readSettings, type Settings } from './phone/settings.ts';
import { SettingsContext } from './phone/settings-context.ts';
import { useRoute } from './route.ts';
import { UpdateBanner } from './shell/UpdateBanner.tsx';
import { Workplace } from './shell/Workplace.tsx';
import { WhoPage } from './who/WhoPage.tsx';

/** 网格通: whoever is at this phone. */
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
    // Whoever came by the label of a point goes on there.
    if (!one || !location.hash.startsWith('#/point/')) location.hash = '#/';
  }, []);
  return (
    <LanguageContext.Provider value={settings.language}>
      <SettingsContext.Provider value={{ settings, change: (more) => setSettings({ ...settings, ...more }) }}>
        {person ? <Workplace key={person.id} person={person} onLeave={() => enter(undefined)} /> : <WhoPage onEnter={enter} />}
        <UpdateBanner mayReload={[undefined, 'today', 'me', 'work', 'waiting'].includes(route[0])} />
      </SettingsContext.Provider>
    </LanguageContext.Provider>
  );
};
