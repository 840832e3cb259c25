// The few primitives the page needs, all of them the browser's own (WebCrypto).
// No format is known here: labels and layouts stand in pairing.js and envelope.js.

const subtle = globalThis.crypto.subtle;

/** `length` random bytes. */
export function makeRandom(length) {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** SHA-256, 32 bytes. */
export async function sha256(bytes) {
  return new Uint8Array(await subtle.digest('SHA-256', bytes));
}

/** A P-256 pair for ECDH. The private half cannot be exported; the public half gives 65 bytes. */
export async function makeEcdhPair() {
  const pair = await subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return { privateKey: pair.privateKey, publicBytes: new Uint8Array(await subtle.exportKey('raw', pair.publicKey)) };
}

/** The 32-byte x-coordinate shared with the point `theirs` (65 bytes); throws if it is not on the curve. */
export async function deriveShared(privateKey, theirs) {
  const publicKey = await importPoint(theirs);
  return new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: publicKey }, privateKey, 256));
}

/** Checks that 65 bytes are an uncompressed P-256 point; throws otherwise. */
export function importPoint(bytes) {
  return subtle.importKey('raw', bytes, { name: 'ECDH', namedCurve: 'P-256' }, true, []);
}

/** HKDF input key as a handle that cannot be exported and can be kept in IndexedDB. */
export function importHkdfKey(bytes) {
  return subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits']);
}

/** HKDF-SHA256 (RFC 5869), extract then expand. `key` is bytes or a handle of importHkdfKey. */
export async function deriveHkdf(salt, key, info, length) {
  const handle = key instanceof Uint8Array ? await importHkdfKey(key) : key;
  return new Uint8Array(await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, handle, length * 8));
}

/** PBKDF2-HMAC-SHA-256, 32 bytes. */
export async function derivePbkdf2(password, salt, iterations) {
  const handle = await subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, handle, 256));
}

/** AES-256-GCM (AES-128 with a 16-byte key); the result ends with the 16-byte tag. */
export async function sealAesGcm(key, nonce, aad, plaintext) {
  const handle = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  return new Uint8Array(await subtle.encrypt(gcm(nonce, aad), handle, plaintext));
}

/** The plaintext, or null when the tag does not fit. */
export async function openAesGcm(key, nonce, aad, sealed) {
  const handle = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  try {
    return new Uint8Array(await subtle.decrypt(gcm(nonce, aad), handle, sealed));
  } catch {
    return null;
  }
}

function gcm(nonce, aad) {
  return { name: 'AES-GCM', iv: nonce, additionalData: aad, tagLength: 128 };
}
