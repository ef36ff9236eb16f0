import { useEffect, useState } from 'preact/hooks';

/** The way behind `#/`, in pieces: `['visit', '<id>']`. The phone's back button walks it. */
export const routeNow = (): string[] => location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);

export function useRoute(): string[] {
  const [route, setRoute] = useState(routeNow);
  useEffect(() => {
    const turn = () => {
      setRoute(routeNow());
      scrollTo(0, 0);
    };
    addEventListener('hashchange', turn);
    // A tap may have come between the first drawing and now.
    setRoute((before) => (before.join('/') === routeNow().join('/') ? before : routeNow()));
    return () => removeEventListener('hashchange', turn);
  }, []);
  return route;
}

export const way = (...pieces: string[]): string => `#/${pieces.map(encodeURIComponent).join('/')}`;
export const go = (...pieces: string[]) => { location.hash = way(...pieces); };
