// The service worker's source; the Rust crate joins it and what it imports into one classic script, sw.js.
// One registration at the page's own folder keeps a working copy of the page for use without a network. Each pairing has
// a registration of its own (`f/<scope>/`, never requested) because a subscription is bound to one sender's key.
import { mannerOf, noticeFor } from './notice.js';
import { receive } from './receive.js';
import { files, release } from './files.js';
import { openStore, setting } from './store.js';
import { loadText, makeText } from './text.js';

const home = new URL('./', self.location.href).href;
const isHome = self.registration.scope === home;
const cacheName = `amparo-${release}`;
const store = openStore();

self.addEventListener('install', (event) => {
  if (isHome) event.waitUntil(keepCopy());
});

self.addEventListener('activate', (event) => {
  if (isHome) event.waitUntil(dropOldCopies().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  const name = url.href.startsWith(home) ? url.pathname.slice(new URL(home).pathname.length) : null;
  if (event.request.method === 'GET' && (name === '' || files.includes(name))) event.respondWith(serve(name || 'index.html'));
});

self.addEventListener('push', (event) => {
  event.waitUntil(handlePush(event.data));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(showPage());
});

async function keepCopy() {
  const cache = await caches.open(cacheName);
  // Past the browser's own cache: all files of one release, or none.
  await cache.addAll(files.map((name) => new Request(new URL(name, home), { cache: 'reload' })));
}

async function dropOldCopies() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith('amparo-') && name !== cacheName).map((name) => caches.delete(name)));
}

async function serve(name) {
  const url = new URL(name, home);
  const copy = await (await caches.open(cacheName)).match(url);
  return copy ?? fetch(url);
}

async function handlePush(data) {
  let notice = 'doubt';
  let ended = false;
  try {
    const bytes = data ? new Uint8Array(data.arrayBuffer()) : new Uint8Array(0);
    const scope = self.registration.scope.slice(home.length).split('/')[1] ?? '';
    const { entry, pairing } = await receive(store, bytes, { now: Date.now(), scope });
    notice = noticeFor(entry);
    ended = pairing?.state === 'refused';
    const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
    for (const page of pages) page.postMessage({ received: entry.key });
  } finally {
    // Whatever went wrong, something visible is shown: a silent push would cost the subscription, or hide an alert.
    await notify(notice);
  }
  if (ended) await unsubscribe();
}

async function notify(notice) {
  const text = await words();
  await self.registration.showNotification(text ? text(`notice-${notice}-title`) : 'Amparo', {
    body: text ? text(`notice-${notice}-body`) : '',
    lang: text?.locale,
    dir: text?.dir,
    icon: new URL('icon.svg', home).href,
    ...mannerOf(notice),
  });
}

/** The words in the person's language; null when neither the working copy nor the network has them. */
async function words() {
  try {
    const locale = setting(await store.read(), 'locale', 'en');
    const copy = await caches.match(new URL(`text/${locale}.json`, home));
    return copy ? makeText(await copy.json()) : await loadText(locale, home);
  } catch {
    return null;
  }
}

async function unsubscribe() {
  const subscription = await self.registration.pushManager.getSubscription();
  await subscription?.unsubscribe();
}

async function showPage() {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const page = pages.find((client) => client.url.startsWith(home));
  if (page) {
    page.postMessage({ open: true });
    await page.focus();
  } else {
    await self.clients.openWindow(home);
  }
}
