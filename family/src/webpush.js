// Opening a push body by hand: RFC 8291 over RFC 8188 (aes128gcm), one record. Only practice needs it, where no browser
// vendor's push service is involved; on the real page the browser does this before the worker sees anything.
import { concat, toBase64url, utf8 } from './bytes.js';
import { deriveHkdf, deriveShared, makeEcdhPair, makeRandom, openAesGcm } from './crypto.js';

/** A subscription's own keys: { privateKey, publicBytes (65), auth (16) }. */
export async function makeSubscriptionKeys() {
  return { ...await makeEcdhPair(), auth: makeRandom(16) };
}

/** The two fields a sender needs, base64url. */
export function subscriptionFields({ publicBytes, auth }) {
  return { p256dh: toBase64url(publicBytes), auth: toBase64url(auth) };
}

/** The plaintext of a body, or null when it is not for these keys, was changed, or is malformed. */
export async function openPush({ privateKey, publicBytes, auth }, body) {
  // RFC 8188 section 2.1: salt(16), record size(4), key id length(1), key id = the sender's public key (RFC 8291 section 4).
  if (body.length < 21 + 65 + 17 || body[20] !== 65) return null;
  const salt = body.slice(0, 16);
  const sender = body.slice(21, 86);
  const record = body.slice(86);
  if (record.length > new DataView(body.buffer, body.byteOffset).getUint32(16)) return null;
  let shared;
  try {
    shared = await deriveShared(privateKey, sender);
  } catch {
    return null;
  }
  // RFC 8291 section 3.4.
  const ikm = await deriveHkdf(auth, shared, concat(utf8('WebPush: info\0'), publicBytes, sender), 32);
  const key = await deriveHkdf(salt, ikm, utf8('Content-Encoding: aes128gcm\0'), 16);
  const nonce = await deriveHkdf(salt, ikm, utf8('Content-Encoding: nonce\0'), 12);
  const padded = await openAesGcm(key, nonce, new Uint8Array(0), record);
  // The only record is the last one: its padding starts with 2.
  const end = padded ? padded.findLastIndex((byte) => byte !== 0) : -1;
  return end >= 0 && padded[end] === 2 ? padded.slice(0, end) : null;
}
