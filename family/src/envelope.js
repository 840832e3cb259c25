// Opening an envelope, wire format v1 (docs/wire-format.md). Says what the bytes are; what to do about
// a message seen before is not decided here (receive.js).
import { concat, fromBase64url, fromUtf8, readU64, toBase64url, utf8 } from './bytes.js';
import { deriveHkdf, openAesGcm } from './crypto.js';

export const envelopeLength = 3072;
const headerLength = 41;
const bodyAt = 1 + 16 + 8 + 8 + 2;

/** The registered kinds phone to page, by the key they must come under. Others are forgeries. */
export const kinds = {
  alert: { 1: 'alert', 2: 'update', 3: 'test', 4: 'drill', 5: 'reveal' },
  control: {
    16: 'stand-down',
    // Registered for later; authentic, but this page does not know what they say.
    17: 'other', 18: 'other', 19: 'other', 20: 'other', 21: 'other', 22: 'other',
  },
};

/**
 * Opens `bytes` with the keys that `findKey(id)` knows (null, or { purpose, key, ...anything of the caller's }).
 * Gives { problem: 'forged' | 'unknown-sender' | 'newer-version' } or
 * { found, message: { id, kind, counter, created, expires, body } }; times in ms, id base64url.
 */
export async function openEnvelope(bytes, findKey) {
  if (bytes.length > 0 && bytes[0] > 1) return { problem: 'newer-version' };
  if (bytes.length !== envelopeLength || bytes[0] !== 1) return { problem: 'forged' };
  const found = findKey(toBase64url(bytes.slice(1, 9)));
  if (!found) return { problem: 'unknown-sender' };
  const plaintext = await openSealed(found.key, bytes);
  if (!plaintext || readU64(bytes, 9) !== found.epoch) return { problem: 'forged', found };
  const message = readMessage(plaintext, readU64(bytes, 17), found.purpose);
  return message ? { found, message } : { problem: 'forged', found };
}

async function openSealed(key, bytes) {
  const header = bytes.slice(0, headerLength);
  const material = await deriveHkdf(header.slice(25), key, concat(utf8('amparo/env/v1'), header), 44);
  return openAesGcm(material.slice(0, 32), material.slice(32), header, bytes.slice(headerLength));
}

function readMessage(plaintext, counter, purpose) {
  const kind = kinds[purpose][plaintext[0]];
  const created = readU64(plaintext, 17);
  const expires = readU64(plaintext, 25);
  const end = bodyAt + ((plaintext[33] << 8) | plaintext[34]);
  if (!kind || counter === null || created === null || expires === null || end > plaintext.length) return null;
  if (plaintext.subarray(end).some((byte) => byte !== 0)) return null;
  const body = readBody(kind, plaintext.slice(bodyAt, end));
  return body && { id: toBase64url(plaintext.slice(1, 17)), kind, counter, created, expires, body };
}

/** The known fields of a body, each checked; null if one is missing or of the wrong shape. */
function readBody(kind, bytes) {
  let json;
  try {
    json = JSON.parse(fromUtf8(bytes));
  } catch {
    return null;
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return null;
  if (kind === 'other') return {};
  if (kind === 'reveal') return isBytes(json.r, 32) ? { r: json.r } : null;
  if (kind === 'stand-down') return isBytes(json.alert, 16) ? { alert: json.alert } : null;
  const { from, text, lang, location } = json;
  if (![from, text, lang].every((field) => typeof field === 'string')) return null;
  if (location === undefined) return { from, text, lang };
  const { lat, lon, accuracy_m: accuracy } = location ?? {};
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && accuracy >= 0)) return null;
  return [lat, lon, accuracy].every(Number.isFinite) ? { from, text, lang, location: { lat, lon, accuracy } } : null;
}

function isBytes(text, length) {
  return fromBase64url(text)?.length === length;
}
