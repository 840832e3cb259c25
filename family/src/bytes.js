// Bytes and nothing else: base64url, concatenation, big-endian numbers, comparison.

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 bytes of a string. */
export function utf8(text) {
  return encoder.encode(text);
}

/** The string of UTF-8 bytes; throws on bytes that are not UTF-8. */
export function fromUtf8(bytes) {
  return decoder.decode(bytes);
}

/** One array of all the parts (Uint8Array each), in order. */
export function concat(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** base64url without padding (RFC 4648 section 5). */
export function toBase64url(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** Bytes of canonical base64url without padding; null for anything else. */
export function fromBase64url(text) {
  if (typeof text !== 'string' || !/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  // Two spellings of the same bytes would be two different transcripts.
  return toBase64url(bytes) === text ? bytes : null;
}

/** Four big-endian bytes. */
export function u32(number) {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

/** Two big-endian bytes. */
export function u16(number) {
  return new Uint8Array([number >> 8, number]);
}

/** Eight big-endian bytes. */
export function u64(number) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(number));
  return bytes;
}

/** `length` big-endian bytes, at most six, as a number. */
export function readUint(bytes, at, length) {
  return bytes.subarray(at, at + length).reduce((value, byte) => value * 256 + byte, 0);
}

/** Eight big-endian bytes as a number; null above 2^53 - 1, where a number would no longer be exact. */
export function readU64(bytes, at) {
  const value = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(at);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null;
}

/** Whether two arrays hold the same bytes; the time taken depends on the length only. */
export function sameBytes(a, b) {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i += 1) difference |= a[i] ^ b[i];
  return difference === 0;
}

/** Whether there is nothing but zeros. A plain loop: a call for each byte takes as long as decrypting them. */
export function isZeros(bytes) {
  let any = 0;
  for (let at = 0; at < bytes.length; at += 1) any |= bytes[at];
  return any === 0;
}
