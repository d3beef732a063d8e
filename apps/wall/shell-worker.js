// Keeps the built page on the display, so that it starts after a power cut while the server is away (WALL2).
// It answers for the page and its parts only; the numbers are kept by the page itself.
const name = 'vaeg-__BUILD__';
const parts = '__PARTS__';
const page = '/vaeg/skal';
const patienceMs = 6000;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(name)
      .then((cache) => cache.addAll([page, ...parts]))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const others = (names) => names.filter((each) => each.startsWith('vaeg-') && each !== name);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(others(names).map((each) => caches.delete(each))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && url.pathname.startsWith('/vaeg/')) event.respondWith(pageFirst(request));
  else if (url.pathname.startsWith('/vaeg/assets/')) event.respondWith(keptFirst(request));
});

/** The server's page while it answers in time, the kept one when it does not. Never the browser's own error page. */
async function pageFirst(request) {
  const late = new Promise((resolve) => setTimeout(resolve, patienceMs, undefined));
  const fresh = fetch(request).then(
    (reply) => (reply.ok ? reply : undefined),
    () => undefined,
  );
  const kept = await caches.match(page);
  return (await (kept === undefined ? fresh : Promise.race([fresh, late]))) ?? kept ?? Response.error();
}

/** Built parts bear their content in their name: what is kept is right. */
async function keptFirst(request) {
  return (await caches.match(request)) ?? fetch(request);
}
