// A packet or a small document, shared on purpose in up to 32 parts: put together in any order, checked against its hash,
// and kept until the person deletes it.
//
// A row is { key, scope, id, name, type, size, sha256, of, arrived, state, parts, bytes? }
// state: 'partial'   parts are missing; parts[i] is null for those
//        'unchecked' all are here
//        'whole'     `bytes` is what was shared
//        'broken'    the parts do not make what they promised
//        'no-room'   too much from this sender is kept already
//        'deleted'   by the person; what still comes of it is not kept
import { concat, toBase64url } from './bytes.js';
import { sha256 } from './crypto.js';

export const maxParts = 32;
export const partLength = 1800;
/** What is kept of one sender at most, in bytes. */
export const keptPerSender = 1024 * 1024;
/** The types that may be shared, each with the ending of its files. */
export const fileTypes = { 'text/plain': 'txt', 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' };

/** The row after the part `body` came: every part once, in any order; a copy changes nothing. */
export function addPart(packets, scope, body, now) {
  const { id, part, of, name, type, size, sha256: hash, bytes } = body;
  const key = `${scope}/${id}`;
  const fresh = { key, scope, id, name, type, size, sha256: hash, of, arrived: now, state: hasRoom(packets, scope, of) ? 'partial' : 'no-room', parts: Array(of).fill(null) };
  const row = packets.find((packet) => packet.key === key) ?? fresh;
  if (row.state !== 'partial' || row.parts[part]) return row;
  if (['name', 'type', 'size', 'sha256', 'of'].some((field) => row[field] !== fresh[field])) return { ...row, state: 'broken', parts: [] };
  const parts = row.parts.map((held, i) => (i === part ? bytes : held));
  return { ...row, parts, state: parts.includes(null) ? 'partial' : 'unchecked' };
}

/** Hashes what is all here. Hashing cannot be waited for inside the store's transaction, so it is a step of its own. */
export async function checkPackets(store) {
  const { packets } = await store.read();
  for (const { key, parts, size, sha256: promised } of packets.filter(({ state }) => state === 'unchecked')) {
    const bytes = concat(...parts);
    const whole = bytes.length === size && toBase64url(await sha256(bytes)) === promised;
    await store.update((data) => {
      const row = data.packets.find((packet) => packet.key === key && packet.state === 'unchecked');
      if (!row) return {};
      return { put: { packets: [{ ...row, parts: [], ...(whole ? { state: 'whole', bytes } : { state: 'broken' }) }] } };
    });
  }
}

/** The row once the person has deleted what it holds. */
export function emptied(packet) {
  return { ...packet, state: 'deleted', parts: [], bytes: null };
}

/** A name to save it under, with the ending of its type: a name cannot make a program of a picture. */
export function fileName({ name, type }) {
  const ending = fileTypes[type];
  const endings = ending === 'jpg' ? ['.jpg', '.jpeg'] : [`.${ending}`];
  return endings.some((known) => name.toLowerCase().endsWith(known)) ? name : `${name || 'file'}.${ending}`;
}

function hasRoom(packets, scope, of) {
  const kept = packets.filter((packet) => packet.scope === scope && ['partial', 'unchecked', 'whole'].includes(packet.state));
  return kept.reduce((sum, packet) => sum + packet.of * partLength, of * partLength) <= keptPerSender;
}
