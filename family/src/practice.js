// The page in practice: the same screens, pairing and verdicts; invented people; nothing is kept and nothing leaves this computer.
// In place of the browser's push there is a channel of the loopback server that served this page:
//   sender:  POST /practice/push/<channel>                    body as to any push service (RFC 8030, RFC 8291)
//   page:    GET  /practice/inbox?channel=<channel>&after=<n> -> { "next": n, "bodies": [base64url, …] }, held open while empty
import { start } from './app.js';
import { fromBase64url, toBase64url } from './bytes.js';
import { makeRandom } from './crypto.js';
import { receive } from './receive.js';
import { makeMemoryStore } from './store.js';
import { makeSubscriptionKeys, openPush, subscriptionFields } from './webpush.js';

const loopback = ['127.0.0.1', 'localhost', '[::1]'];
const retryDelay = 1000;

function makePracticeTransport(store) {
  const open = new Set();
  let heard = () => {};

  async function subscribe(invite) {
    const keys = await makeSubscriptionKeys();
    const channel = toBase64url(makeRandom(16));
    const scope = toBase64url(invite.scope);
    open.add(scope);
    follow(scope, channel, keys);
    return { endpoint: `${location.origin}/practice/push/${channel}`, ...subscriptionFields(keys) };
  }

  async function follow(scope, channel, keys) {
    for (let after = 0; open.has(scope);) {
      try {
        const response = await fetch(`/practice/inbox?channel=${channel}&after=${after}`, { cache: 'no-store' });
        const { next, bodies } = await response.json();
        for (const body of bodies) await take(scope, keys, fromBase64url(body));
        after = next;
      } catch {
        await new Promise((resolve) => { setTimeout(resolve, retryDelay); });
      }
    }
  }

  async function take(scope, keys, body) {
    const bytes = body && await openPush(keys, body);
    // A browser drops what it cannot decrypt and shows nothing; practice must not show more than the real page would.
    if (!bytes) return;
    const { entry, pairing } = await receive(store, bytes, { now: Date.now(), scope });
    if (pairing?.state === 'refused') open.delete(scope);
    heard(entry.key);
  }

  return {
    subscribe,
    listen: ({ received }) => { heard = received; },
    unsubscribe: async (scope) => { open.delete(scope); },
    prepare: async () => {},
  };
}

if (loopback.includes(location.hostname)) {
  const store = makeMemoryStore();
  start({ store, transport: makePracticeTransport(store), practice: true });
}
