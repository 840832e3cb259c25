// What the person decides about a sender: the family word, the end of a pairing, what is deleted. Each is one change of the store.
import { emptied } from './packet.js';
import { refused } from './receive.js';
import { makeVerifier } from './word.js';

/** Keeps the verifier of a family word. False for an empty word, or one that the phone could not send. */
export async function setWord(store, scope, text) {
  const word = await makeVerifier(text);
  if (word) await change(store, scope, (pairing) => (pairing.state === 'refused' ? pairing : { ...pairing, word }));
  return word !== null;
}

export function clearWord(store, scope) {
  return change(store, scope, (pairing) => ({ ...pairing, word: null }));
}

/** Deletes the keys of one pairing: 'forgotten', or 'replaced' by the same sender's new phone. What came stays. */
export function endPairing(store, scope, because) {
  return change(store, scope, (pairing) => (pairing.state === 'refused' ? pairing : refused(pairing, because)));
}

/** Deletes an ended pairing and all that came from it. While it is open its entries are what copies are known by. */
export function erase(store, scope) {
  return store.update((data) => {
    if (data.pairings.find((row) => row.scope === scope)?.state !== 'refused') return {};
    const keys = (rows) => rows.filter((row) => row.scope === scope).map(({ key }) => key);
    return { remove: { pairings: [scope], entries: keys(data.entries), packets: keys(data.packets) } };
  });
}

/** Deletes what a packet holds; that it came stays in the history. */
export function erasePacket(store, key) {
  return store.update((data) => ({ put: { packets: data.packets.filter((row) => row.key === key).map(emptied) } }));
}

/** The open pairings that `pairing` may be the new phone of: older, and of a sender with the same name. */
export function olderPhones(pairings, pairing) {
  if (pairing.state !== 'paired') return [];
  return pairings.filter((row) => row.scope !== pairing.scope && row.state !== 'refused' && row.sender === pairing.sender && row.created < pairing.created);
}

function change(store, scope, decide) {
  return store.update((data) => ({ put: { pairings: data.pairings.filter((row) => row.scope === scope).map(decide) } }));
}
