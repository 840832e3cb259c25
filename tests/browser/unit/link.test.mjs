// The sealed link of a text message: found in what people paste, opened with the fifth key, and judged like a push.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './page.mjs';
import { alertBody, makePhone, now, storeOf } from './phone.mjs';

const { fromBase64url, toBase64url } = await load('bytes.js');
const { deriveHkdf, openAesGcm } = await load('crypto.js');
const { findSealed } = await load('link.js');
const { receive, receiveLink } = await load('receive.js');
const { subjectOf } = await load('history.js');

const phone = await makePhone();
const take = async (sealed, store, at = now) => (await receiveLink(store ?? await storeOf(phone), sealed, { now: at })).entry;

test('found as a fragment, and in a pasted message', async () => {
  const sealed = await phone.link();
  assert.equal(sealed.length, 63);
  for (const text of [`#s${sealed}`, `https://page.example/#s${sealed}`, `Alert from María. https://page.example/a/#s${sealed} Call me.`, `https://page.example/#s${sealed}.`]) {
    assert.equal(findSealed(text), sealed, text);
  }
  for (const text of ['', 'hello', '#v1.AAAA', 'https://page.example/#v1.AAAA', 'https://page.example/#second', `#s${sealed}!`]) assert.equal(findSealed(text), null, text);
});

test('an alert, a drill, and a place', async () => {
  const plain = await take(await phone.link({ counter: 5 }));
  assert.deepEqual([plain.verdict, plain.kind, plain.counter, plain.created, plain.expires, plain.late, plain.sender, plain.link], ['new', 'alert', 5, now, now + 86_400_000, false, 'María', true]);
  assert.deepEqual(plain.body, { from: '', text: '', lang: '' });
  assert.equal(plain.scope, phone.pairing.scope);
  assert.deepEqual((await take(await phone.link({ lat: 34.05, lon: -118.24368, accuracy: 100 }))).body.location, { lat: 34.05, lon: -118.24368, accuracy: 1000 });
  assert.deepEqual((await take(await phone.link({ lat: -90, lon: 180, accuracy: 65535 }))).body.location, { lat: -90, lon: 180, accuracy: 655350 });
  const drill = await take(await phone.link({ kind: 4 }));
  assert.deepEqual([drill.kind, drill.body.loud], ['drill', false]);
  assert.equal((await take(await phone.link({ counter: 2 ** 48 - 1 }))).counter, 2 ** 48 - 1);
});

test('a copy is known by key and counter, and a push does not stand in for it', async () => {
  const store = await storeOf(phone);
  const sealed = await phone.link({ counter: 7 });
  const first = await take(sealed, store);
  const copy = await take(sealed, store);
  assert.deepEqual([copy.verdict, copy.of], ['old-copy', first.key]);
  assert.equal((await take(await phone.link({ counter: 7, lat: 1, lon: 1, accuracy: 1 }), store)).verdict, 'old-copy');
  assert.equal((await take(await phone.link({ counter: 6 }), store)).verdict, 'new', 'unseen: never held back');
  assert.equal((await receive(store, await phone.seal('alert', alertBody(), { counter: 7 }), { now, scope: '' })).entry.verdict, 'new');
});

test('read late, it says so and is shown', async () => {
  for (const [at, late] of [[now + 299_000, false], [now + 301_000, true], [now - 301_000, true], [now + 90_000_000, true]]) {
    const entry = await take(await phone.link(), undefined, at);
    assert.deepEqual([entry.verdict, entry.late], ['new', late]);
  }
  assert.equal((await take(await phone.link({ minutes: 1 }), undefined, now + 61_000)).late, true);
});

test('every changed bit, another length, epoch, kind or place is refused', async () => {
  const bytes = fromBase64url(await phone.link({ lat: 34, lon: -118, accuracy: 3 }));
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const bad = bytes.slice();
    bad[bit >> 3] ^= 1 << (bit & 7);
    const entry = await take(toBase64url(bad));
    const expected = bit < 8 ? ['newer-version', 'forged'] : bit >= 8 && bit < 40 ? ['unknown-sender'] : ['forged'];
    assert.ok(expected.includes(entry.verdict), `bit ${bit}: ${entry.verdict}`);
    assert.equal(entry.body, undefined);
  }
  for (const bad of ['', 'A', toBase64url(bytes.slice(0, 46)), toBase64url(new Uint8Array([...bytes, 0]))]) assert.equal((await take(bad)).verdict, 'forged', bad);
  const shapes = { epoch: { epoch: 2 }, kind: { kind: 2 }, 'kind 0': { kind: 0 }, north: { lat: 90.1, accuracy: 1 }, west: { lon: -180.1, accuracy: 1 }, 'place without a radius': { lat: 1 } };
  for (const [name, shape] of Object.entries(shapes)) assert.equal((await take(await phone.link(shape))).verdict, 'forged', name);
});

test('newer versions and strangers', async () => {
  assert.equal((await take(await phone.link({ version: 2 }))).verdict, 'newer-version');
  assert.equal((await take(toBase64url(new Uint8Array([2])))).verdict, 'newer-version');
  const stranger = await makePhone();
  const entry = await take(await stranger.link());
  assert.deepEqual([entry.verdict, entry.because, entry.link], ['unknown-sender', undefined, true]);
  for (const under of ['alert', 'control', 'answer']) assert.equal((await take(await phone.link({ under }))).verdict, 'unknown-sender', under);
});

test('a pairing made before links: the page says to pair again', async () => {
  const old = await makePhone({ without: ['sms', 'answer'] });
  const entry = await take(await old.link(), await storeOf(old));
  assert.deepEqual([entry.verdict, entry.because], ['unknown-sender', 'old-pairing']);
  assert.equal((await receive(await storeOf(old), await old.seal('alert', alertBody()), { now, scope: '' })).entry.verdict, 'new', 'pushes go on');
});

test('two phones whose keys begin alike are told apart', async () => {
  const other = await makePhone({ sender: 'Luis' });
  const twin = structuredClone({ ...other.pairing, keys: [] });
  const theirs = other.pairing.keys.find(({ purpose }) => purpose === 'sms');
  const id = toBase64url(new Uint8Array([...phone.ids.sms.slice(0, 4), 9, 9, 9, 9]));
  twin.keys = [{ ...theirs, id }];
  const entry = await take(await phone.link(), await storeOf({ pairing: twin }, phone));
  assert.deepEqual([entry.verdict, entry.sender], ['new', 'María']);
});

test('the same press by push and by link is one alert on the screen', async () => {
  const store = await storeOf(phone);
  const push = (await receive(store, await phone.seal('alert', alertBody(), { created: now + 437 }), { now, scope: '' })).entry;
  const same = await take(await phone.link({ created: now + 437 }), store);
  const another = await take(await phone.link({ created: now + 2000 }), store);
  const drill = await take(await phone.link({ kind: 4, created: now + 437, counter: 1 }), store);
  const { entries } = await store.read();
  const subject = ({ key }) => subjectOf(entries, entries.find((row) => row.key === key)).key;
  assert.deepEqual([same, another, drill].map(subject), [push.key, another.key, drill.key]);
});

test('the layout is that of the contract', async () => {
  const bytes = fromBase64url(await phone.link({ counter: 0x010203040506, lat: -1, lon: 1, accuracy: 2, minutes: 3 }));
  assert.deepEqual([...bytes.slice(0, 13)], [1, ...phone.ids.sms.slice(0, 4), 0, 1, 1, 2, 3, 4, 5, 6]);
  const material = await deriveHkdf(bytes.slice(0, 13), phone.keys.sms, new TextEncoder().encode('amparo/sms/v1'), 44);
  const plaintext = await openAesGcm(material.slice(0, 32), material.slice(32), bytes.slice(0, 13), bytes.slice(13));
  const seconds = now / 1000;
  assert.deepEqual([...plaintext], [1, Math.floor(seconds / 2 ** 32), ...Buffer.from((seconds % 2 ** 32).toString(16).padStart(8, '0'), 'hex'), 0, 3, 0xff, 0xfe, 0x79, 0x60, 0, 1, 0x86, 0xa0, 0, 2]);
});
