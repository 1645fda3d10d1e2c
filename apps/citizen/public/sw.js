// The part of the app that answers when nothing else does: keeps the shell, the last list that was
// seen and the report form, and sends kept reports when the line is back.
// Never kept: anything that is not a GET, and any answer about a person.
importScripts('/sw-outgoing.js');

const shellCache = 'pulse-shell-1';
const pagesCache = 'pulse-pages-1';
const placesCache = 'pulse-places-1';
const ours = [shellCache, pagesCache, placesCache];

const offlinePage = '/offline';
/** Pages that are kept, each under its path without filters: the last one seen wins. */
const keptPages = ['/', '/report'];
/** The same for everyone and rarely new. */
const publicPlaces = ['/api/areas/boundaries', '/api/categories', '/api/zones'];
const slowMs = 5000;
const mostAssets = 250;

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      await Promise.allSettled([offlinePage, ...keptPages].map((path) => refreshPage(path)));
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const names = await caches.keys();
      const old = names.filter((name) => name.startsWith('pulse-') && !ours.includes(name));
      await Promise.all(old.map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(answerPage(event, url));
  else if (isAsset(url)) event.respondWith(keptFirst(request));
  else if (publicPlaces.includes(url.pathname)) event.respondWith(keptThenRenewed(event));
});

self.addEventListener('sync', (event) => {
  if (event.tag === 'send-reports') event.waitUntil(self.sendOutgoing());
});

self.addEventListener('message', (event) => {
  // Somebody signed in or out: pages drawn for the person before are not for the next.
  if (event.data === 'renew-pages') event.waitUntil(renewPages());
});

const isAsset = ({ pathname }) =>
  pathname.startsWith('/_next/static/') || pathname.startsWith('/icons/');

/** The network first. A kept page steps in when there is no line, or when it is very slow. */
async function answerPage(event, url) {
  const kept = keptPages.includes(url.pathname)
    ? await (await caches.open(pagesCache)).match(url.pathname)
    : undefined;
  const fresh = fetch(event.request).then((response) => {
    const isPage = response.ok && !response.redirected && response.type === 'basic';
    if (isPage && keptPages.includes(url.pathname)) {
      event.waitUntil(keepPage(pagesCache, url.pathname, response.clone()));
    }
    return response;
  });
  try {
    return await (kept ? Promise.race([fresh, after(slowMs).then(() => kept.clone())]) : fresh);
  } catch {
    return kept ?? (await caches.match(offlinePage)) ?? Response.error();
  }
}

async function keptFirst(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(shellCache);
    await cache.put(request, response.clone());
  }
  return response;
}

async function keptThenRenewed(event) {
  const cache = await caches.open(placesCache);
  const kept = await cache.match(event.request);
  const fresh = fetch(event.request).then(async (response) => {
    if (response.ok) await cache.put(event.request, response.clone());
    return response;
  });
  if (!kept) return fresh;
  event.waitUntil(fresh.catch(() => undefined));
  return kept;
}

let renewals = 0;

/** Of two renewals that overlap, only what the later one fetched may stay. */
async function renewPages() {
  renewals += 1;
  const own = renewals;
  await caches.delete(pagesCache);
  await Promise.allSettled(keptPages.map((path) => refreshPage(path, () => own === renewals)));
}

async function refreshPage(path, isWanted = () => true) {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store' });
  if (response.ok && !response.redirected && isWanted()) {
    await keepPage(path === offlinePage ? shellCache : pagesCache, path, response);
  }
}

/** Keeps a page together with the scripts and styles that it names, or it would be dead offline. */
async function keepPage(cacheName, path, response) {
  const html = await response.clone().text();
  // A page that only says that the city is away must not replace the last one that said something.
  if (!html.includes('data-kept')) return;
  const cache = await caches.open(cacheName);
  await cache.put(path, response);
  const found = html.match(/\/_next\/static\/[\w\-./~%[\]()]+\.(?:js|css|woff2)/g) ?? [];
  const shell = await caches.open(shellCache);
  const known = new Set((await shell.keys()).map(({ url }) => new URL(url).pathname));
  const missing = [...new Set(found)].filter((asset) => !known.has(asset));
  await Promise.allSettled(missing.map((asset) => shell.add(asset)));
  await forgetOldest(shell);
}

/** Each release brings new names; keys come oldest first. */
async function forgetOldest(cache) {
  const keys = await cache.keys();
  const spare = keys.filter(({ url }) => url.includes('/_next/static/')).slice(0, -mostAssets);
  await Promise.all(spare.map((key) => cache.delete(key)));
}

function after(delayMs) {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
