// The JSON inside each kind of message (docs/wire-format.md). Fields that are not known are ignored; a known one of another
// shape makes the whole message a forgery.
import { fromBase64url, fromUtf8, isZeros, utf8 } from './bytes.js';
import { fileTypes, maxParts, partLength } from './packet.js';
import { showable } from './text.js';

const roles = ['other', 'spouse', 'school', 'lawyer', 'far', 'child'];
const maxLead = 32;
const maxFileName = 80;
const wordLength = 64;

const readers = {
  alert: readAlert,
  update: (json) => join(readAlert(json), isBytes(json.of, 16) && { of: json.of }),
  test: readAlert,
  drill: (json) => join(readAlert(json), [undefined, true, false].includes(json.loud) && { loud: json.loud ?? false }),
  reveal: ({ r }) => (isBytes(r, 32) ? { r } : null),
  'stand-down': readStandDown,
  packet: readPacket,
  revoke: () => ({}),
  'number-changed': ({ number }) => (typeof number === 'string' && /^\+?[0-9]{3,15}$/.test(number) ? { number } : null),
  // Authentic, but this page does not know what it says.
  other: () => ({}),
};

/** The known fields of a body, each checked; null if one is missing or of the wrong shape. */
export function readBody(kind, bytes) {
  let json;
  try {
    json = JSON.parse(fromUtf8(bytes));
  } catch {
    return null;
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json)) return null;
  return readers[kind](json);
}

/** { from, text, lang, location?: { lat, lon, accuracy }, role?, lead? }; the role by its name. */
function readAlert({ from, text, lang, location, role, lead }) {
  if (![from, text, lang].every((field) => typeof field === 'string')) return null;
  if (role !== undefined && (!Number.isInteger(role) || !roles[role])) return null;
  if (lead !== undefined && !isText(lead, maxLead)) return null;
  const place = location === undefined ? {} : readPlace(location ?? {});
  return place && {
    from,
    text,
    lang,
    ...place,
    ...(role === undefined ? {} : { role: roles[role] }),
    // A name of unshowable letters only is no name, and must not become "you call".
    ...(lead === undefined || (lead !== '' && showable(lead) === '') ? {} : { lead: showable(lead) }),
  };
}

function readPlace({ lat, lon, accuracy_m: accuracy }) {
  if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180 && accuracy >= 0)) return null;
  return [lat, lon, accuracy].every(Number.isFinite) ? { location: { lat, lon, accuracy } } : null;
}

/** `typed` is what the sender typed as the family word; only the verdict on it is ever stored (receive.js). */
function readStandDown({ alert, word }) {
  if (!isBytes(alert, 16)) return null;
  if (word === undefined) return { alert, typed: '' };
  const typed = readWord(fromBase64url(word));
  return typed === null ? null : { alert, typed };
}

/** length (1) ‖ UTF-8 ‖ zeros. */
function readWord(bytes) {
  const end = 1 + (bytes?.[0] ?? 0);
  if (bytes?.length !== wordLength || end > wordLength || !isZeros(bytes.subarray(end))) return null;
  try {
    return fromUtf8(bytes.slice(1, end));
  } catch {
    return null;
  }
}

function readPacket({ id, part, of, name, type, size, sha256, data }) {
  const bytes = fromBase64url(data);
  const sound = isBytes(id, 16) && isBytes(sha256, 32) && isCount(of, 1, maxParts) && isCount(part, 0, of - 1)
    && isText(name, maxFileName) && Object.hasOwn(fileTypes, type) && isCount(size, 0, of * partLength) && bytes?.length <= partLength;
  return sound ? { id, part, of, name: showable(name), type, size, sha256, bytes } : null;
}

function join(fields, more) {
  return fields && more ? { ...fields, ...more } : null;
}

function isBytes(text, length) {
  return fromBase64url(text)?.length === length;
}

function isText(text, max) {
  return typeof text === 'string' && utf8(text).length <= max;
}

function isCount(value, from, to) {
  return Number.isInteger(value) && value >= from && value <= to;
}
