// The cryptography of pairing, page side (docs/wire-format.md): the reply, the transcript, the pair
// keys, the commitment and the five pictures. No screen, no storage, no push subscription.
import { concat, fromBase64url, sameBytes, toBase64url, u32, utf8 } from './bytes.js';
import { deriveHkdf, deriveShared, importHkdfKey, makeEcdhPair, makeRandom, sealAesGcm, sha256 } from './crypto.js';

export const epoch = 1;
const directions = {
  alert: 'alert/phone-to-page',
  control: 'control/phone-to-page',
  sms: 'sms/phone-to-page',
  answer: 'alert/page-to-phone',
};
const maxReplyPlaintext = 1200;

/**
 * Answers an invite with this browser's subscription ({ endpoint, p256dh, auth }, the last two base64url).
 * Gives { text, transcript, keys }; keys = [{ purpose: 'alert' | 'control' | 'sms' | 'answer', id, key }], where `key` is a
 * handle that cannot be exported. The page's own private key is used here and then dropped: everything later
 * needs only the derived keys, so nothing kept on this device can open the reply again.
 */
export async function makeReply(invite, subscription) {
  const page = await makeEcdhPair();
  const shared = await deriveShared(page.privateKey, invite.phonePublic);
  return sealReply(invite, subscription, page.publicBytes, shared, makeRandom(16));
}

/** makeReply with everything random as an argument, so that fixed vectors can be run. */
export async function sealReply(invite, subscription, pagePublic, shared, salt) {
  const { endpoint, p256dh, auth } = subscription;
  const plaintext = utf8(JSON.stringify({ endpoint, p256dh, auth }));
  if (plaintext.length > maxReplyPlaintext) throw new RangeError('subscription too long');
  const head = concat(new Uint8Array([1]), invite.scope, pagePublic, salt);
  const material = await deriveHkdf(salt, shared, concat(utf8('amparo/reply/v1'), await sha256(invite.bytes)), 44);
  const sealed = await sealAesGcm(material.slice(0, 32), material.slice(32), head, plaintext);
  const transcript = await deriveTranscript(invite.bytes, pagePublic, plaintext);
  return {
    text: `AMPARO1.${toBase64url(concat(head, sealed))}`,
    transcript,
    keys: await derivePairKeys(transcript, shared),
  };
}

/** Hash of exactly what both sides saw: 32 bytes. */
export function deriveTranscript(inviteBytes, pagePublic, replyPlaintext) {
  const answer = concat(pagePublic, replyPlaintext);
  return sha256(concat(utf8('amparo/transcript/v1'), u32(inviteBytes.length), inviteBytes, u32(answer.length), answer));
}

/** The keys of the directions this page takes part in, each with its 8-byte key id (base64url). */
export function derivePairKeys(transcript, shared) {
  return Promise.all(Object.entries(directions).map(async ([purpose, direction]) => {
    const bytes = await deriveHkdf(transcript, shared, utf8(`amparo/pair/v1/${direction}`), 32);
    const id = await deriveHkdf(new Uint8Array(0), bytes, utf8('amparo/keyid/v1'), 8);
    return { purpose, id: toBase64url(id), key: await importHkdfKey(bytes) };
  }));
}

/** Checks the revealed r (base64url) against the commitment of the invite: the 32 bytes of r, or null. */
export async function checkReveal(commitment, text) {
  const r = fromBase64url(text);
  if (!r || r.length !== 32) return null;
  return sameBytes(await sha256(concat(utf8('amparo/commit/v1'), r)), commitment) ? r : null;
}

/** Five numbers 0..63: the first 30 bits of the hash, most significant first. */
export async function derivePictures(transcript, r) {
  const hash = await sha256(concat(utf8('amparo/sas/v1'), transcript, r));
  const bits = new DataView(hash.buffer).getUint32(0);
  return [26, 20, 14, 8, 2].map((shift) => (bits >>> shift) & 63);
}
