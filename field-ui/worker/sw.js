// The shell of /m/ and nothing else: no answer of the API is ever kept here.
const REV = '__REV__';
const FILES = '__FILES__';
const SCOPE = '__SCOPE__';
const NAME = 'gewu-' + REV;
self.addEventListener('install', (e) =>
  e.waitUntil(caches.open(NAME).then((c) => c.addAll(FILES.map((f) => new Request(f, { cache: 'reload' }))))),
);
self.addEventListener('activate', (e) =>
  e.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter((n) => n.startsWith('gewu-') && n !== NAME).map((n) => caches.delete(n))))
      .then(() => self.clients.claim()),
  ),
);
self.addEventListener('message', (e) => {
  if (e.data === 'SKIP_WAITING') self.skipWaiting();
});
// `background` is put in front of this file when it is built: what sends the outbox while the app is closed.
self.addEventListener('sync', (e) => {
  if (e.tag === 'outbox') e.waitUntil(background.send());
});
self.addEventListener('fetch', (e) => {
  const u = new URL(e.request.url);
  if (e.request.method !== 'GET' || u.origin !== location.origin || !u.pathname.startsWith(SCOPE)) return;
  const key = e.request.mode === 'navigate' ? SCOPE + 'index.html' : e.request;
  e.respondWith(caches.open(NAME).then((c) => c.match(key, { ignoreVary: true })).then((r) => r || fetch(e.request)));
});
