// Keeps the built page on the device, so that a board can be opened, read and written while the server is away.
// It answers for the page and its parts only; what the boards say is kept by the page itself.
const name = 'tavle-__BUILD__';
const shell = '__SHELL__';

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(name)
      .then((cache) => cache.addAll(shell))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const others = (names) => names.filter((each) => each.startsWith('tavle-') && each !== name);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(others(names).map((each) => caches.delete(each))))
      .then(() => self.clients.claim()),
  );
});

const isPage = (url) => !/^\/(api|sync|vaeg|kalender|assets|healthz|readyz)(\/|$)/.test(url.pathname);

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate' && isPage(url)) event.respondWith(pageFirst(request));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(keptFirst(request));
});

/** The server's page while it answers, the kept one when it does not. */
async function pageFirst(request) {
  try {
    const reply = await fetch(request);
    if (reply.ok) return reply;
  } catch {
    // away: the kept page below
  }
  return (await caches.match('/')) ?? Response.error();
}

/** Built parts bear their content in their name: what is kept is right. */
async function keptFirst(request) {
  return (await caches.match(request)) ?? fetch(request);
}
