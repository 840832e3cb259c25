// A phone of the tests: everything a paired phone can seal, from bytes of its own. Fixed bytes of the Rust core are in tests/vectors/wire.
import { load } from './page.mjs';

const { concat, toBase64url, u16, u64, utf8 } = await load('bytes.js');
const { deriveHkdf, makeRandom, sealAesGcm } = await load('crypto.js');
const { derivePairKeys } = await load('pairing.js');

export const now = 1_790_000_000_000;
const purposes = { alert: 'alert/phone-to-page', control: 'control/phone-to-page', sms: 'sms/phone-to-page', answer: 'alert/page-to-phone' };
const numbers = {
  alert: [1, 'alert'], update: [2, 'alert'], test: [3, 'alert'], drill: [4, 'alert'], reveal: [5, 'alert'],
  'stand-down': [16, 'control'], packet: [19, 'control'], revoke: [20, 'control'], 'number-changed': [22, 'control'],
};

/** The body of an alert, with more fields or others. */
export const alertBody = (more = {}) => ({ from: 'María', text: 'I need help.', lang: 'en', ...more });

/** 16 bytes as they stand in a body. */
export const id = (byte) => toBase64url(new Uint8Array(16).fill(byte));

/** A phone paired with a page: `pairing` is the page's row; seal(kind, body) and link(…) make what it sends. */
export async function makePhone({ sender = 'María', state = 'paired', created = now, without = [] } = {}) {
  const shared = makeRandom(32);
  const transcript = makeRandom(32);
  const bytes = {};
  const ids = {};
  for (const [purpose, direction] of Object.entries(purposes)) {
    bytes[purpose] = await deriveHkdf(transcript, shared, utf8(`amparo/pair/v1/${direction}`), 32);
    ids[purpose] = await deriveHkdf(new Uint8Array(0), bytes[purpose], utf8('amparo/keyid/v1'), 8);
  }
  const keys = (await derivePairKeys(transcript, shared)).filter(({ purpose }) => !without.includes(purpose));
  const pairing = { scope: toBase64url(makeRandom(16)), state, sender, created, commitment: makeRandom(32), transcript, expires: created + 86_400_000, keys, pictures: null, reply: null, compared: state === 'paired' };
  const phone = { pairing, keys: bytes, ids };

  phone.seal = async (kind, body, { under, messageId = makeRandom(16), created: at = now, expires = at + 86_400_000, epoch = 1, counter = at } = {}) => {
    const [number, purpose] = numbers[kind] ?? [kind, under];
    const key = under ?? purpose;
    const header = concat(new Uint8Array([1]), ids[key], u64(epoch), u64(counter), makeRandom(16));
    const json = utf8(typeof body === 'string' ? body : JSON.stringify(body));
    const plaintext = new Uint8Array(3015);
    plaintext.set(concat(new Uint8Array([number]), messageId, u64(at), u64(expires), u16(json.length), json));
    const material = await deriveHkdf(header.slice(25), bytes[key], concat(utf8('amparo/env/v1'), header), 44);
    return concat(header, await sealAesGcm(material.slice(0, 32), material.slice(32), header, plaintext));
  };

  /** The sealed part of a link; what is not given is an alert without a place. */
  phone.link = async ({ kind = 1, created: at = now, minutes = 1440, lat = 0, lon = 0, accuracy = 0, epoch = 1, counter = at, version = 1, under = 'sms' } = {}) => {
    const header = concat(new Uint8Array([version]), ids[under].slice(0, 4), u16(epoch), u64(counter).slice(2));
    const places = new Uint8Array(10);
    new DataView(places.buffer).setInt32(0, Math.round(lat * 1e5));
    new DataView(places.buffer).setInt32(4, Math.round(lon * 1e5));
    new DataView(places.buffer).setUint16(8, accuracy);
    const plaintext = concat(new Uint8Array([kind]), u64(Math.floor(at / 1000)).slice(3), u16(minutes), places);
    const material = await deriveHkdf(header, bytes[under], utf8('amparo/sms/v1'), 44);
    return toBase64url(concat(header, await sealAesGcm(material.slice(0, 32), material.slice(32), header, plaintext)));
  };
  return phone;
}

/** A store that knows these phones. */
export async function storeOf(...phones) {
  const { makeMemoryStore } = await load('store.js');
  const store = makeMemoryStore();
  await store.update(() => ({ put: { pairings: phones.map(({ pairing }) => pairing) } }));
  return store;
}

/** The body field of a family word that was typed: length ‖ UTF-8 ‖ zeros, 64 bytes. */
export function typedWord(text) {
  const bytes = new Uint8Array(64);
  const word = utf8(text);
  bytes.set([word.length, ...word]);
  return toBase64url(bytes);
}
