// Envelopes, wire format v1 (docs/wire-format.md): opening those of a phone, sealing those of this page. Says what the bytes are;
// what to do about a message seen before is not decided here (receive.js).
import { readBody } from './bodies.js';
import { concat, fromBase64url, isZeros, readU64, toBase64url, u16, u64, utf8 } from './bytes.js';
import { deriveHkdf, makeRandom, openAesGcm, sealAesGcm } from './crypto.js';

export const envelopeLength = 3072;
export const answerLength = 1024;
const headerLength = 41;
const tagLength = 16;
const bodyAt = 1 + 16 + 8 + 8 + 2;
const label = utf8('amparo/env/v1');

/** The registered kinds phone to page, by the key they must come under. Others are forgeries. */
export const kinds = {
  alert: { 1: 'alert', 2: 'update', 3: 'test', 4: 'drill', 5: 'reveal' },
  control: {
    16: 'stand-down', 19: 'packet', 20: 'revoke', 22: 'number-changed',
    // Registered for later; authentic, but this page does not know what they say.
    17: 'other', 18: 'other', 21: 'other',
  },
};

/** The kinds page to phone. */
const answers = { receipt: 32, answer: 33, 'opt-out': 34 };

/**
 * Opens `bytes` with the keys that `findKey(id)` knows (null, or { purpose, key, ...anything of the caller's }).
 * Gives { problem: 'forged' | 'unknown-sender' | 'newer-version' } or
 * { found, message: { id, kind, counter, created, expires, body } }; times in ms, id base64url.
 */
export async function openEnvelope(bytes, findKey) {
  if (bytes.length > 0 && bytes[0] > 1) return { problem: 'newer-version' };
  if (bytes.length !== envelopeLength || bytes[0] !== 1) return { problem: 'forged' };
  const found = findKey(toBase64url(bytes.subarray(1, 9)));
  if (!found) return { problem: 'unknown-sender' };
  const plaintext = await openSealed(found.key, bytes);
  if (!plaintext || readU64(bytes, 9) !== found.epoch) return { problem: 'forged', found };
  const message = readMessage(plaintext, readU64(bytes, 17), found.purpose);
  return message ? { found, message } : { problem: 'forged', found };
}

/**
 * Seals what the page says to the phone, 1,024 bytes. `to` = { id, key, epoch } of the page-to-phone alert key; `head` =
 * { counter, created, expires, messageId (16 bytes) }; kind is 'receipt', 'answer' or 'opt-out'.
 */
export async function sealAnswer(to, { counter, created, expires, messageId }, kind, body, salt = makeRandom(16)) {
  const header = concat(new Uint8Array([1]), fromBase64url(to.id), u64(to.epoch), u64(counter), salt);
  const json = utf8(JSON.stringify(body));
  const plaintext = new Uint8Array(answerLength - headerLength - tagLength);
  plaintext.set(concat(new Uint8Array([answers[kind]]), messageId, u64(created), u64(expires), u16(json.length), json));
  const material = await deriveMaterial(to.key, header);
  return concat(header, await sealAesGcm(material.slice(0, 32), material.slice(32), header, plaintext));
}

async function openSealed(key, bytes) {
  // Views, not copies: WebCrypto makes its own copy of all it is given.
  const header = bytes.subarray(0, headerLength);
  const material = await deriveMaterial(key, header);
  return openAesGcm(material.subarray(0, 32), material.subarray(32), header, bytes.subarray(headerLength));
}

function deriveMaterial(key, header) {
  return deriveHkdf(header.subarray(25), key, concat(label, header), 44);
}

function readMessage(plaintext, counter, purpose) {
  const kind = kinds[purpose][plaintext[0]];
  const created = readU64(plaintext, 17);
  const expires = readU64(plaintext, 25);
  const end = bodyAt + ((plaintext[33] << 8) | plaintext[34]);
  if (!kind || counter === null || created === null || expires === null || end > plaintext.length) return null;
  if (!isZeros(plaintext.subarray(end))) return null;
  const body = readBody(kind, plaintext.subarray(bodyAt, end));
  return body && { id: toBase64url(plaintext.subarray(1, 17)), kind, counter, created, expires, body };
}
