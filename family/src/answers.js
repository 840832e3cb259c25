// What the page can say to the phone. Nothing carries it there yet (the mailbox is a later issue), so no screen offers it: only tests use this.
import { toBase64url } from './bytes.js';
import { makeRandom } from './crypto.js';
import { sealAnswer } from './envelope.js';
import { epoch } from './pairing.js';

const lifetime = 24 * 60 * 60 * 1000;

/** "The page has it" or, with `shown`, "it was on the screen"; `of` is the id of a message. */
export function makeReceipt(store, { scope, of, shown, now }) {
  return make(store, scope, now, 'receipt', { of, shown });
}

/** "I am on it" or "I cannot". */
export function makeAnswer(store, { scope, of, onIt, now }) {
  return make(store, scope, now, 'answer', { of, answer: onIt ? 1 : 3 });
}

/** "No more messages, please". */
export function makeOptOut(store, { scope, now }) {
  return make(store, scope, now, 'opt-out', {});
}

/** { counter, id, envelope }, or null when the pairing has no key for it: an ended one, or one made before this version. */
async function make(store, scope, now, kind, body) {
  // The counter is kept before anything is sealed with it: one that was lost with a crash is never used again.
  const reserved = await store.update((data) => {
    const pairing = data.pairings.find((row) => row.scope === scope);
    const key = pairing?.keys.find(({ purpose }) => purpose === 'answer');
    if (!key) return { result: null };
    const counter = Math.max((pairing.answered ?? 0) + 1, now);
    return { put: { pairings: [{ ...pairing, answered: counter }] }, result: { key, counter } };
  });
  if (!reserved) return null;
  const messageId = makeRandom(16);
  const head = { counter: reserved.counter, created: now, expires: now + lifetime, messageId };
  return { counter: reserved.counter, id: toBase64url(messageId), envelope: await sealAnswer({ ...reserved.key, epoch }, head, kind, body) };
}
