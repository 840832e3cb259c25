// The family word: agreed on aloud, kept here as a verifier only. The phone keeps nothing of it; it sends what was typed.
import { sameBytes, utf8 } from './bytes.js';
import { derivePbkdf2, makeRandom } from './crypto.js';

const rounds = 600_000;
/** The longest word that the phone can send, in bytes. */
const maxWord = 63;

/** What is compared: small letters, one space between words, one spelling of every letter. */
export function normalizeWord(text) {
  return text.normalize('NFKC').toLowerCase().trim().replaceAll(/\s+/gu, ' ');
}

/** { salt, hash, rounds }, or null for an empty word or one that the phone could not send. */
export async function makeVerifier(text, salt = makeRandom(16)) {
  const word = normalizeWord(text);
  if (word === '' || utf8(word).length > maxWord) return null;
  return { salt, hash: await derivePbkdf2(utf8(word), salt, rounds), rounds };
}

/** 'right', or 'miss' for no word or another one. A right word does not prove safety, a miss does not prove fraud. */
export async function judgeWord({ salt, hash, rounds: chosen }, typed) {
  return sameBytes(await derivePbkdf2(utf8(normalizeWord(typed)), salt, chosen), hash) ? 'right' : 'miss';
}
