// One push, from bytes to a verdict that is stored and shown. Used by the service worker and by the page alike.
//
// An entry of the history is
//   { key, verdict, scope, sender, arrived, ...message }
// verdict: 'new'            authentic and never seen; with `late: true` when its time is in doubt. Never held back.
//          'old-copy'       authentic, but this message was here before; `of` is the key of the first
//          'forged'         does not open, or says what its key may not say; `because: 'commitment'` for a wrong reveal
//          'unknown-sender' no pairing has that key
//          'newer-version'  a form of message this page is too old for
import { toBase64url } from './bytes.js';
import { makeRandom } from './crypto.js';
import { openEnvelope } from './envelope.js';
import { checkReveal, derivePictures, epoch } from './pairing.js';
import { pictureIds } from './pictures.js';

const clockTolerance = 5 * 60 * 1000;
const keptDoubts = 50;

/**
 * Judges the bytes that came by push at `now` (ms) through the subscription `scope`, and stores the entry.
 * Resolves to { entry, pairing } as stored; `pairing` is undefined for an unknown sender.
 */
export async function receive(store, bytes, { now, scope }) {
  const { pairings } = await store.read();
  const opened = await openEnvelope(bytes, (id) => findKey(pairings, id));
  const reveal = opened.message?.kind === 'reveal' ? await openReveal(opened.found.pairing, opened.message.body.r) : null;
  return store.update((data) => decide(data, { opened, reveal, now, scope }));
}

/** The pairing's row without anything that could still open or vouch for a message. */
export function refused(pairing, because) {
  return { ...pairing, state: 'refused', refusedBecause: because, keys: [], pictures: null, reply: null };
}

function findKey(pairings, id) {
  for (const pairing of pairings) {
    const key = pairing.keys.find((candidate) => candidate.id === id);
    if (key) return { ...key, epoch, pairing };
  }
  return null;
}

/** The five picture ids that r leads to, or null when r is not what the invite promised. */
async function openReveal(pairing, text) {
  const r = await checkReveal(pairing.commitment, text);
  return r && (await derivePictures(pairing.transcript, r)).map((index) => pictureIds[index]);
}

function decide(data, { opened, reveal, now, scope }) {
  const heldBy = opened.found?.pairing.scope ?? scope;
  const pairing = data.pairings.find((row) => row.scope === heldBy);
  const base = { scope: heldBy, sender: pairing?.sender ?? '', arrived: now };
  if (opened.problem) return doubt(data, { ...base, verdict: opened.problem }, pairing);

  const { found, message } = opened;
  const key = `${found.id}/${message.id}`;
  if (data.entries.some((row) => row.key === key)) return doubt(data, { ...base, verdict: 'old-copy', of: key }, pairing);
  // While this message was being opened, the person may have refused the pairing.
  if (!pairing || pairing.state === 'refused') return doubt(data, { ...base, verdict: 'unknown-sender' }, pairing);

  const late = Math.abs(now - message.created) > clockTolerance || now > message.expires;
  const entry = { ...base, key, verdict: 'new', late, ...message };
  if (message.kind !== 'reveal' || pairing.state !== 'replied') return stored(entry, pairing);
  if (!reveal) {
    return stored({ ...entry, verdict: 'forged', because: 'commitment' }, refused(pairing, 'commitment'));
  }
  return stored(entry, { ...pairing, state: 'comparing', pictures: reveal });
}

function stored(entry, pairing) {
  return { put: { entries: [entry], pairings: [pairing] }, result: { entry, pairing } };
}

/** Anyone who knows the endpoint can cause these, so only the latest are kept. */
function doubt(data, fields, pairing) {
  const entry = { ...fields, key: `doubt/${toBase64url(makeRandom(9))}` };
  const old = data.entries.filter((row) => row.key.startsWith('doubt/')).sort((a, b) => b.arrived - a.arrived);
  const remove = { entries: old.slice(keptDoubts - 1).map((row) => row.key) };
  return { put: { entries: [entry] }, remove, result: { entry, pairing } };
}
