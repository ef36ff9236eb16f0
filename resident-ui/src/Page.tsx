/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { CardPage } from './CardPage.tsx';
import { FollowPage, type Known } from './FollowPage.tsx';
import { firstLanguage, LanguageContext, rememberLanguage, wordsOf } from './language.ts';
import { ReportPage } from './ReportPage.tsx';

const asked = () => (location.hash.startsWith('#/follow') ? 'follow' : location.hash.startsWith('#/card/') ? 'card' : 'report');
const gridAsked = () => decodeURIComponent(/^#\/card\/([^/?]+)/.exec(location.hash)?.[1] ?? '');

/** 随手报: two things one can do here, report and follow; and the card of a grid, for whoever scanned a badge. */
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
          {(['report', 'follow'] as const).map((one) => (
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
        {view === 'card' ? <CardPage code={gridAsked()} /> : null}
      </main>
    </LanguageContext.Provider>
  );
};
