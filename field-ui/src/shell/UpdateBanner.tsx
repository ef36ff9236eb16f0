/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../language.ts';

/** A new version waits until somebody says yes, and only where no form is open: what waits to be sent is not touched by it. */
export const UpdateBanner = ({ mayReload }: { mayReload: boolean }) => {
  const { words } = useWords();
  const [waiting, setWaiting] = useState<ServiceWorker>();
  useEffect(() => {
    if (!('serviceWorker' in navigator) || !isSecureContext) return;
    const register = async () => {
      const registration = await navigator.serviceWorker.register('/m/sw.js', { scope: '/m/' });
      const look = () => { if (registration.waiting && navigator.serviceWorker.controller) setWaiting(registration.waiting); };
      look();
      registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    };
    // Behind everything that the first page needs.
    const late = () => void register().catch(() => undefined);
    if (document.readyState === 'complete') late();
    else addEventListener('load', late, { once: true });
  }, []);
  if (!waiting || !mayReload) return null;
  const renew = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage('SKIP_WAITING');
  };
  return (
    <div class="notice" role="status">
      <p>{words.update.there}</p>
      <button type="button" onClick={renew}>{words.update.take}</button>
    </div>
  );
};
