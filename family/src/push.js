// The browser's own push: permission, a registration for each pairing, the subscription. Practice brings another
// transport with the same methods (practice.js).
import { toBase64url } from './bytes.js';

/** Where the page was opened, without file name, query or fragment. */
export const home = new URL('./', document.baseURI).href;

/** A transport: subscribe(invite) -> { endpoint, p256dh, auth }, unsubscribe(scope), listen({ received, open }), prepare(). */
export function makePushTransport() {
  return { prepare, subscribe, unsubscribe, listen };
}

/** Why a subscription did not come about: kind is 'permission', 'push' or 'network'. */
export class SubscribeError extends Error {
  constructor(kind) {
    super(kind);
    this.kind = kind;
  }
}

/** Keeps the working copy for use without a network. */
async function prepare() {
  if ('serviceWorker' in navigator) await navigator.serviceWorker.register(workerUrl());
}

async function subscribe(invite) {
  if (!('serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis)) throw new SubscribeError('push');
  if ((await Notification.requestPermission()) !== 'granted') throw new SubscribeError('permission');
  const registration = await navigator.serviceWorker.register(workerUrl(), { scope: scopeUrl(toBase64url(invite.scope)) });
  await activated(registration);
  try {
    const options = { userVisibleOnly: true, applicationServerKey: invite.vapidPublic };
    const { endpoint, keys } = (await registration.pushManager.subscribe(options)).toJSON();
    return { endpoint, p256dh: unpadded(keys.p256dh), auth: unpadded(keys.auth) };
  } catch (error) {
    await registration.unregister();
    throw new SubscribeError(error.name === 'NotAllowedError' ? 'permission' : 'network');
  }
}

async function unsubscribe(scope) {
  const registration = await navigator.serviceWorker?.getRegistration(scopeUrl(scope));
  if (registration?.scope !== scopeUrl(scope)) return;
  await (await registration.pushManager.getSubscription())?.unsubscribe();
  await registration.unregister();
}

function listen({ received, open }) {
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data.received) received(data.received);
    if (data.open) open();
  });
  navigator.serviceWorker?.startMessages();
}

function scopeUrl(scope) {
  return new URL(`f/${scope}/`, home).href;
}

/** Trusted Types let a script address through by name only. */
function workerUrl() {
  const url = new URL('sw.js', home).href;
  policy ??= globalThis.trustedTypes?.createPolicy('amparo', { createScriptURL: (asked) => (asked === url ? asked : '') });
  return policy ? policy.createScriptURL(url) : url;
}
let policy;

/** `serviceWorker.ready` never settles for a scope the page is not in. */
function activated(registration) {
  if (registration.active) return Promise.resolve();
  const worker = registration.installing ?? registration.waiting;
  return new Promise((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new SubscribeError('push'));
    });
  });
}

function unpadded(text) {
  return text.replace(/=+$/, '');
}
