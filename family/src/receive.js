// One push or one sealed link, from bytes to a verdict that is stored and shown. Used by the service worker and by the page alike.
//
// An entry of the history is
//   { key, verdict, scope, sender, arrived, ...message }
// verdict: 'new'            authentic and never seen; with `late: true` when its time is in doubt. Never held back.
//          'old-copy'       authentic, but this message was here before; `of` is the key of the first
//          'forged'         does not open, or says what its key may not say; `because: 'commitment'` for a wrong reveal
//          'unknown-sender' no pairing has that key; `because: 'old-pairing'` for a link that a pairing without its key may have sent
//          'newer-version'  a form of message this page is too old for
import { fromBase64url, sameBytes, toBase64url } from './bytes.js';
import { makeRandom } from './crypto.js';
import { kinds, openEnvelope } from './envelope.js';
import { openSealedLink } from './link.js';
import { addPart, checkPackets } from './packet.js';
import { checkReveal, derivePictures, epoch } from './pairing.js';
import { pictureIds } from './pictures.js';
import { judgeWord } from './word.js';

const clockTolerance = 5 * 60 * 1000;
const keptDoubts = 50;

/**
 * Judges the bytes that came by push at `now` (ms) through the subscription `scope`, and stores the entry.
 * Resolves to { entry, pairing } as stored; `pairing` is undefined for an unknown sender.
 */
export async function receive(store, bytes, { now, scope }) {
  const { pairings } = await store.read();
  const opened = await openEnvelope(bytes, (id) => findKeys(pairings, (key) => key.id === id && Object.hasOwn(kinds, key.purpose))[0]);
  const reveal = opened.message?.kind === 'reveal' ? await openReveal(opened.found.pairing, opened.message.body.r) : null;
  if (opened.message?.kind === 'stand-down') opened.message.body = await judged(opened.message.body, opened.found.pairing);
  const result = await store.update((data) => decide(data, { opened, reveal, now, scope }));
  if (opened.message?.kind === 'packet') await checkPackets(store);
  return result;
}

/** The same for the sealed part of a link (link.js), which the person has opened or pasted. */
export async function receiveLink(store, sealed, { now }) {
  const { pairings } = await store.read();
  const opened = await openSealedLink(sealed, (hint) => findKeys(pairings, (key) => key.purpose === 'sms' && sameBytes(fromBase64url(key.id).slice(0, 4), hint)));
  const old = pairings.some((row) => row.state !== 'refused' && !row.keys.some(({ purpose }) => purpose === 'sms'));
  const more = { link: true, ...(opened.problem === 'unknown-sender' && old ? { because: 'old-pairing' } : {}) };
  return store.update((data) => decide(data, { opened, more, now, scope: '' }));
}

/** The pairing's row without anything that could still open or vouch for a message. */
export function refused(pairing, because) {
  return { ...pairing, state: 'refused', refusedBecause: because, keys: [], pictures: null, reply: null, word: null };
}

function findKeys(pairings, fits) {
  return pairings.flatMap((pairing) => pairing.keys.filter(fits).map((key) => ({ ...key, epoch, pairing })));
}

/** What was typed as the family word is compared here and then forgotten; without a word on this page it says nothing. */
async function judged({ typed, ...body }, { word }) {
  return word ? { ...body, word: await judgeWord(word, typed) } : body;
}

/** The five picture ids that r leads to, or null when r is not what the invite promised. */
async function openReveal(pairing, text) {
  const r = await checkReveal(pairing.commitment, text);
  return r && (await derivePictures(pairing.transcript, r)).map((index) => pictureIds[index]);
}

function decide(data, { opened, reveal, more = {}, now, scope }) {
  const heldBy = opened.found?.pairing.scope ?? scope;
  const pairing = data.pairings.find((row) => row.scope === heldBy);
  const base = { scope: heldBy, sender: pairing?.sender ?? '', arrived: now, ...more };
  if (opened.problem) return doubt(data, { ...base, verdict: opened.problem }, pairing);

  const { found, message } = opened;
  const key = `${found.id}/${message.id}`;
  if (data.entries.some((row) => row.key === key)) return doubt(data, { ...base, verdict: 'old-copy', of: key }, pairing);
  // While this message was being opened, the person may have refused the pairing.
  if (!pairing || pairing.state === 'refused') return doubt(data, { ...base, verdict: 'unknown-sender' }, pairing);

  const late = Math.abs(now - message.created) > clockTolerance || now > message.expires;
  const entry = { ...base, key, verdict: 'new', late, ...message };
  if (message.kind === 'revoke') return stored(entry, refused(pairing, 'revoked'));
  if (message.kind === 'packet') {
    const packet = addPart(data.packets, heldBy, message.body, now);
    return stored({ ...entry, body: { packet: message.body.id, part: message.body.part } }, pairing, [packet]);
  }
  if (message.kind !== 'reveal' || pairing.state !== 'replied') return stored(entry, pairing);
  if (!reveal) {
    return stored({ ...entry, verdict: 'forged', because: 'commitment' }, refused(pairing, 'commitment'));
  }
  return stored(entry, { ...pairing, state: 'comparing', pictures: reveal });
}

function stored(entry, pairing, packets = []) {
  return { put: { entries: [entry], pairings: [pairing], packets }, result: { entry, pairing } };
}

/** Anyone who knows the endpoint can cause these, so only the latest are kept. */
function doubt(data, fields, pairing) {
  const entry = { ...fields, key: `doubt/${toBase64url(makeRandom(9))}` };
  const old = data.entries.filter((row) => row.key.startsWith('doubt/')).sort((a, b) => b.arrived - a.arrived);
  const remove = { entries: old.slice(keptDoubts - 1).map((row) => row.key) };
  return { put: { entries: [entry] }, remove, result: { entry, pairing } };
}
