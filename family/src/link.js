// The sealed link of a text message, `/#s…` (docs/wire-format.md): a whole alert in 63 letters. What follows the # is never asked of
// the host.
import { fromBase64url, readUint, utf8 } from './bytes.js';
import { deriveHkdf, openAesGcm } from './crypto.js';

const linkLength = 47;
const headerLength = 13;
const kinds = { 1: 'alert', 4: 'drill' };

/** The sealed part of an address's fragment, or of a pasted text that holds a link; null if there is none. */
export function findSealed(text) {
  return /^#s([A-Za-z0-9_-]*)$/.exec(text)?.[1] ?? /\/#s([A-Za-z0-9_-]{40,200})(?![A-Za-z0-9_-])/.exec(text)?.[1] ?? null;
}

/**
 * Opens what findSealed gave. `findKeys(hint)` gives the sms keys whose id begins with those four bytes. The result is that of
 * openEnvelope; a link has no message id, its counter takes the place.
 */
export async function openSealedLink(sealed, findKeys) {
  const bytes = fromBase64url(sealed);
  if (bytes?.[0] > 1) return { problem: 'newer-version' };
  if (bytes?.length !== linkLength || bytes[0] !== 1) return { problem: 'forged' };
  const candidates = findKeys(bytes.slice(1, 5));
  if (candidates.length === 0) return { problem: 'unknown-sender' };
  for (const found of candidates) {
    const plaintext = await openText(found.key, bytes);
    if (!plaintext || readUint(bytes, 5, 2) !== found.epoch) continue;
    const message = readMessage(plaintext, readUint(bytes, 7, 6));
    return message ? { found, message } : { problem: 'forged', found };
  }
  return { problem: 'forged', found: candidates[0] };
}

async function openText(key, bytes) {
  const header = bytes.slice(0, headerLength);
  const material = await deriveHkdf(header, key, utf8('amparo/sms/v1'), 44);
  return openAesGcm(material.slice(0, 32), material.slice(32), header, bytes.slice(headerLength));
}

/** kind (1) ‖ created, seconds (5) ‖ life, minutes (2) ‖ lat and lon in 1e-5 degrees (4, 4) ‖ accuracy in 10 m (2; 0 = no place). */
function readMessage(plaintext, counter) {
  const view = new DataView(plaintext.buffer, plaintext.byteOffset);
  const kind = kinds[plaintext[0]];
  const created = readUint(plaintext, 1, 5) * 1000;
  const expires = created + readUint(plaintext, 6, 2) * 60_000;
  const [lat, lon] = [view.getInt32(8) / 1e5, view.getInt32(12) / 1e5];
  const accuracy = view.getUint16(16) * 10;
  const sound = accuracy > 0 ? Math.abs(lat) <= 90 && Math.abs(lon) <= 180 : lat === 0 && lon === 0;
  if (!kind || !sound) return null;
  const body = { from: '', text: '', lang: '', ...(accuracy > 0 ? { location: { lat, lon, accuracy } } : {}), ...(kind === 'drill' ? { loud: false } : {}) };
  return { id: `sms-${counter}`, kind, counter, created, expires, body };
}
