// What the page can say to the phone: sealed, of one length, with a counter that outlives a crash. Nothing sends it yet.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load, sources } from './page.mjs';
import { id, makePhone, now, storeOf } from './phone.mjs';

const { fromBase64url, readU64, toBase64url } = await load('bytes.js');
const { deriveHkdf, openAesGcm } = await load('crypto.js');
const { makeAnswer, makeOptOut, makeReceipt } = await load('answers.js');
const { endPairing } = await load('manage.js');
const { receive } = await load('receive.js');

/** What a phone reads. */
async function open(phone, bytes) {
  assert.equal(bytes.length, 1024);
  assert.equal(bytes[0], 1);
  assert.deepEqual(bytes.slice(1, 9), phone.ids.answer);
  const header = bytes.slice(0, 41);
  const info = new Uint8Array([...new TextEncoder().encode('amparo/env/v1'), ...header]);
  const material = await deriveHkdf(header.slice(25), phone.keys.answer, info, 44);
  const plaintext = await openAesGcm(material.slice(0, 32), material.slice(32), header, bytes.slice(41));
  const end = 35 + ((plaintext[33] << 8) | plaintext[34]);
  assert.ok(plaintext.subarray(end).every((byte) => byte === 0));
  return {
    epoch: readU64(bytes, 9), counter: readU64(bytes, 17), kind: plaintext[0], id: toBase64url(plaintext.slice(1, 17)),
    created: readU64(plaintext, 17), expires: readU64(plaintext, 25), body: JSON.parse(new TextDecoder().decode(plaintext.slice(35, end))),
  };
}

test('receipt, both answers and opt-out, as a phone reads them', async () => {
  const phone = await makePhone();
  const store = await storeOf(phone);
  const { scope } = phone.pairing;
  const of = id(4);
  const made = [
    [await makeReceipt(store, { scope, of, shown: true, now }), 32, { of, shown: true }],
    [await makeAnswer(store, { scope, of, onIt: true, now }), 33, { of, answer: 1 }],
    [await makeAnswer(store, { scope, of, onIt: false, now }), 33, { of, answer: 3 }],
    [await makeOptOut(store, { scope, now }), 34, {}],
  ];
  for (const [index, [answer, kind, body]] of made.entries()) {
    const message = await open(phone, answer.envelope);
    assert.deepEqual(message, { epoch: 1, counter: now + index, kind, id: answer.id, created: now, expires: now + 86_400_000, body });
  }
  assert.equal(new Set(made.map(([answer]) => answer.id)).size, 4);
});

test('the counter never goes back: not with the clock, not with a crash before sealing, not with the page', async () => {
  const phone = await makePhone();
  const store = await storeOf(phone);
  const { scope } = phone.pairing;
  const counters = [];
  for (const at of [now, now - 86_400_000, now, now + 5000]) counters.push((await makeReceipt(store, { scope, of: id(1), shown: false, now: at })).counter);
  assert.deepEqual(counters, [now, now + 1, now + 2, now + 5000]);
  assert.equal((await store.read()).pairings[0].answered, now + 5000, 'kept before it is used');
  const both = await Promise.all([1, 2].map(() => makeOptOut(store, { scope, now })));
  assert.deepEqual(both.map(({ counter }) => counter), [now + 5001, now + 5002]);
  await receive(store, await phone.seal('test', { from: 'M', text: 't', lang: 'en' }), { now, scope });
  assert.equal((await store.read()).pairings[0].answered, now + 5002, 'a message that comes does not undo it');
});

test('without a key there is no answer: unknown, ended, or paired before', async () => {
  const phone = await makePhone();
  const old = await makePhone({ without: ['sms', 'answer'] });
  const store = await storeOf(phone, old);
  await endPairing(store, phone.pairing.scope, 'forgotten');
  for (const scope of ['x', phone.pairing.scope, old.pairing.scope]) assert.equal(await makeOptOut(store, { scope, now }), null);
});

test('an answer that comes back to the page is nobody’s message', async () => {
  const phone = await makePhone();
  const store = await storeOf(phone);
  const { envelope } = await makeOptOut(store, { scope: phone.pairing.scope, now });
  for (const bytes of [envelope, new Uint8Array([...envelope, ...new Uint8Array(2048)])]) {
    assert.notEqual((await receive(store, bytes, { now, scope: '' })).entry.verdict, 'new');
  }
  assert.ok(fromBase64url(phone.pairing.keys[3].id));
});

test('no module of the page uses them: there is no button that would claim to send', () => {
  const users = Object.entries(sources).filter(([, source]) => source.includes("'./answers.js'"));
  assert.deepEqual(users, []);
});
