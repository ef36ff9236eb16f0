/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { CardPage } from './CardPage.tsx';
import { FollowPage, type Known } from './FollowPage.tsx';
import { firstLanguage, LanguageContext, rememberLanguage, wordsOf } from './language.ts';
import { PrivacyPage } from './PrivacyPage.tsx';
import { ReportPage } from './ReportPage.tsx';
import { WorkerPage } from './WorkerPage.tsx';

const views = ['follow', 'worker', 'card', 'privacy'] as const;
const asked = () => views.find((view) => location.hash.startsWith(`#/${view}`)) ?? 'report';
const gridAsked = () => decodeURIComponent(/^#\/card\/([^/?]+)/.exec(location.hash)?.[1] ?? '');

/** 随手报: what one can do here: report, follow, know one's grid worker. The card of a grid is also for whoever scanned a badge. */
export const Page = () => {
  const [language, setLanguage] = useState(firstLanguage);
  const [view, setView] = useState(asked);
  const [known, setKnown] = useState<Known>();
  const words = wordsOf(language);
  useEffect(() => rememberLanguage(language), [language]);
  useEffect(() => {
    const turn = () => setView(asked());
    addEventListener('hashchange', turn);
    return () => removeEventListener('hashchange', turn);
  }, []);

  return (
    <LanguageContext.Provider value={language}>
      <header>
        <div class="top">
          <h1>{words.name}</h1>
          <button type="button" class="plain" lang={language === 'en' ? 'zh-CN' : 'en'} onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}>
            {words.other}
          </button>
        </div>
        <p>{words.about}</p>
        <nav aria-label={words.name}>
          {(['report', 'follow', 'worker'] as const).map((one) => (
            <a key={one} href={`#/${one}`} aria-current={view === one ? 'page' : undefined}>{words[one]}</a>
          ))}
        </nav>
      </header>
      <main>
        {/* Both stay on the page: looking up another matter must not lose a half-written report. */}
        <div hidden={view !== 'report'}>
          <ReportPage onFollow={(matter) => { setKnown(matter); location.hash = '#/follow'; }} />
        </div>
        {view === 'follow' ? <FollowPage known={known} /> : null}
        {view === 'worker' ? <WorkerPage /> : null}
        {view === 'privacy' ? <PrivacyPage /> : null}
        {view === 'card' ? <CardPage code={gridAsked()} /> : null}
      </main>
      <footer><a href="#/privacy">{words.privacy.title}</a></footer>
    </LanguageContext.Provider>
  );
};
