// Reading an invite, wire format v1 (docs/wire-format.md). An invite is outside input: every length
// is checked and nothing is believed beyond what the bytes say.
import { fromBase64url, fromUtf8, readU64 } from './bytes.js';
import { importPoint } from './crypto.js';
import { showable } from './text.js';

const fixedLength = 1 + 16 + 65 + 65 + 32 + 8;
const maxSender = 32;
const maxLang = 16;
const maxLink = 4096;

/**
 * Reads a whole link, the part after its `#`, or a text that holds a link.
 * Gives { ok: invite } or { problem: 'garbage' | 'newer' | 'expired' }.
 * invite = { bytes, scope, phonePublic, vapidPublic, commitment, expires, sender, lang }
 */
export async function readInvite(text, now) {
  // A pasted message may be long, a link in it may not.
  const found = text.length <= 4 * maxLink ? /(?:^|[#\s])v([0-9]{1,4})\.([A-Za-z0-9_-]{1,4096})(?:$|\s)/.exec(text.trim()) : null;
  if (!found) return { problem: 'garbage' };
  if (found[1] !== '1') return { problem: Number(found[1]) > 1 ? 'newer' : 'garbage' };
  const bytes = fromBase64url(found[2]);
  return bytes ? parseInvite(bytes, now) : { problem: 'garbage' };
}

/** The same for the bytes of an invite. */
export async function parseInvite(bytes, now) {
  if (bytes.length > 0 && bytes[0] > 1) return { problem: 'newer' };
  if (bytes.length < fixedLength + 2 || bytes[0] !== 1) return { problem: 'garbage' };
  const sender = readShort(bytes, fixedLength, maxSender);
  const lang = sender && readShort(bytes, sender.end, maxLang);
  if (!lang || lang.end !== bytes.length) return { problem: 'garbage' };
  const expires = readU64(bytes, fixedLength - 8);
  if (expires === null || !/^[A-Za-z0-9-]*$/.test(lang.text)) return { problem: 'garbage' };
  const invite = {
    bytes,
    scope: bytes.slice(1, 17),
    phonePublic: bytes.slice(17, 82),
    vapidPublic: bytes.slice(82, 147),
    commitment: bytes.slice(147, 179),
    expires,
    sender: showable(sender.text),
    lang: lang.text,
  };
  try {
    await importPoint(invite.phonePublic);
    await importPoint(invite.vapidPublic);
  } catch {
    return { problem: 'garbage' };
  }
  return now >= expires ? { problem: 'expired' } : { ok: invite };
}

function readShort(bytes, at, max) {
  const length = bytes[at];
  const end = at + 1 + length;
  if (length === undefined || length > max || end > bytes.length) return null;
  try {
    return { text: fromUtf8(bytes.slice(at + 1, end)), end };
  } catch {
    return null;
  }
}
