// Two senders on one page, a sender with a new phone, and what forgetting and deleting leave.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './page.mjs';
import { alertBody, id, makePhone, now, storeOf, typedWord } from './phone.mjs';

const { receive, receiveLink } = await load('receive.js');
const { endPairing, erase, olderPhones, setWord } = await load('manage.js');

const take = async (store, bytes) => (await receive(store, bytes, { now, scope: '' })).entry;
const pairingOf = async (store, { pairing }) => (await store.read()).pairings.find(({ scope }) => scope === pairing.scope);

test('two senders: entries told apart, even with the same message id', async () => {
  const [maria, luis] = [await makePhone(), await makePhone({ sender: 'Luis' })];
  const store = await storeOf(maria, luis);
  const messageId = new Uint8Array(16).fill(5);
  const entries = [await take(store, await maria.seal('alert', alertBody(), { messageId })), await take(store, await luis.seal('alert', alertBody(), { messageId }))];
  assert.deepEqual(entries.map(({ verdict, sender, scope }) => [verdict, sender, scope]), [['new', 'María', maria.pairing.scope], ['new', 'Luis', luis.pairing.scope]]);
  assert.equal(new Set(entries.map(({ key }) => key)).size, 2);
});

test('a push through another pairing’s subscription is still its sender’s', async () => {
  const [maria, luis] = [await makePhone(), await makePhone({ sender: 'Luis' })];
  const { entry } = await receive(await storeOf(maria, luis), await luis.seal('alert', alertBody()), { now, scope: maria.pairing.scope });
  assert.deepEqual([entry.sender, entry.scope], ['Luis', luis.pairing.scope]);
});

test('one revoked leaves the other whole, with its word and its counter', async () => {
  const [maria, luis] = [await makePhone(), await makePhone({ sender: 'Luis' })];
  const store = await storeOf(maria, luis);
  await setWord(store, luis.pairing.scope, 'mango');
  const before = await pairingOf(store, luis);
  await take(store, await maria.seal('revoke', {}));
  assert.deepEqual(await pairingOf(store, luis), before);
  assert.equal((await take(store, await maria.seal('alert', alertBody()))).verdict, 'unknown-sender');
  assert.equal((await take(store, await luis.seal('alert', alertBody()))).verdict, 'new');
  assert.equal((await take(store, await luis.seal('stand-down', { alert: id(1), word: typedWord('mango') }))).body.word, 'right');
  assert.equal((await receiveLink(store, await luis.link(), { now })).entry.verdict, 'new');
  assert.equal((await receiveLink(store, await maria.link(), { now })).entry.verdict, 'unknown-sender');
});

test('a new phone: the person ends the old one, and only the old one', async () => {
  const old = await makePhone({ created: now - 1000 });
  const fresh = await makePhone();
  const other = await makePhone({ sender: 'Luis', created: now - 2000 });
  const store = await storeOf(old, fresh, other);
  const history = await take(store, await old.seal('alert', alertBody()));
  const { pairings } = await store.read();
  const older = (phone) => olderPhones(pairings, pairings.find(({ scope }) => scope === phone.pairing.scope)).map(({ scope }) => scope);
  assert.deepEqual([older(fresh), older(old), older(other)], [[old.pairing.scope], [], []]);
  assert.equal((await take(store, await old.seal('alert', alertBody()))).verdict, 'new', 'nothing ends by itself');
  await endPairing(store, old.pairing.scope, 'replaced');
  const ended = await pairingOf(store, old);
  assert.deepEqual([ended.state, ended.refusedBecause, ended.keys], ['refused', 'replaced', []]);
  assert.equal((await take(store, await old.seal('stand-down', { alert: history.id }))).verdict, 'unknown-sender', 'whoever has the old phone says nothing here any more');
  assert.equal((await take(store, await fresh.seal('alert', alertBody()))).verdict, 'new');
  assert.deepEqual(olderPhones((await store.read()).pairings, fresh.pairing), [], 'asked once');
  assert.ok((await store.read()).entries.some(({ key }) => key === history.key), 'what came stays');
});

test('a pairing that was not compared takes nobody’s place', async () => {
  const old = await makePhone({ created: now - 1000 });
  const fresh = await makePhone({ state: 'comparing' });
  assert.deepEqual(olderPhones([old.pairing, fresh.pairing], fresh.pairing), []);
});

test('forgetting deletes the keys; what came goes only when that is asked for too', async () => {
  const [maria, luis] = [await makePhone(), await makePhone({ sender: 'Luis' })];
  const store = await storeOf(maria, luis);
  for (const phone of [maria, luis]) {
    await take(store, await phone.seal('alert', alertBody()));
    await take(store, await phone.seal('packet', { id: id(1), part: 0, of: 2, name: 'a', type: 'text/plain', size: 3, sha256: 'A'.repeat(43), data: 'aGk' }));
  }
  await erase(store, maria.pairing.scope);
  assert.equal((await store.read()).entries.length, 4, 'an open pairing cannot be deleted: copies are known by its entries');
  await endPairing(store, maria.pairing.scope, 'forgotten');
  assert.deepEqual((await pairingOf(store, maria)).keys, []);
  assert.equal((await store.read()).entries.length, 4);
  await erase(store, maria.pairing.scope);
  const { pairings, entries, packets } = await store.read();
  for (const rows of [pairings, entries, packets]) assert.ok(rows.length > 0 && rows.every(({ scope }) => scope === luis.pairing.scope));
});

test('how a pairing ended is said once and not changed by a later end', async () => {
  const phone = await makePhone();
  const store = await storeOf(phone);
  await take(store, await phone.seal('revoke', {}));
  await endPairing(store, phone.pairing.scope, 'forgotten');
  assert.equal((await pairingOf(store, phone)).refusedBecause, 'revoked');
});
