// The family word: a verifier and nothing else, one spelling of every word, and what a stand-down keeps of it.
import assert from 'node:assert/strict';
import { pbkdf2Sync } from 'node:crypto';
import test from 'node:test';
import { load } from './page.mjs';
import { id, makePhone, now, storeOf, typedWord } from './phone.mjs';

const { judgeWord, makeVerifier, normalizeWord } = await load('word.js');
const { clearWord, setWord } = await load('manage.js');
const { receive, refused } = await load('receive.js');

test('one spelling: NFKC, small letters, trimmed, one space', () => {
  assert.equal(normalizeWord('  ＭＡＮＧＯ \t  verde\u00a0 '), 'mango verde');
  assert.equal(normalizeWord('JOSE\u0301'), normalizeWord('josé'));
  assert.equal(normalizeWord('망고'.normalize('NFD')), '망고');
  assert.notEqual(normalizeWord('mango'), normalizeWord('mangó'));
});

test('the verifier is PBKDF2 over the normalized word, with 600,000 rounds and a salt of its own', async () => {
  const salt = new Uint8Array(16).fill(3);
  const verifier = await makeVerifier(' Mango  Verde', salt);
  assert.deepEqual(Buffer.from(verifier.hash), pbkdf2Sync('mango verde', salt, 600_000, 32, 'sha256'));
  assert.deepEqual(Object.keys(verifier).sort(), ['hash', 'rounds', 'salt']);
  const again = await makeVerifier('mango verde');
  assert.equal(again.salt.length, 16);
  assert.notDeepEqual(again.salt, (await makeVerifier('mango verde')).salt);
  assert.deepEqual(await Promise.all(['MANGO verde', 'mango', '', ' '].map((typed) => judgeWord(again, typed))), ['right', 'miss', 'miss', 'miss']);
});

test('an empty word, or one that no phone can send, is not kept', async () => {
  for (const text of ['', ' \t', 'a'.repeat(64), 'é'.repeat(32)]) assert.equal(await makeVerifier(text), null, text);
  assert.ok(await makeVerifier('a'.repeat(63)));
});

test('a stand-down keeps the verdict on the word, never the word', async () => {
  const phone = await makePhone();
  const store = await storeOf(phone);
  const safe = async (word) => (await receive(store, await phone.seal('stand-down', { alert: id(1), ...(word === undefined ? {} : { word: typedWord(word) }) }), { now, scope: '' })).entry;
  assert.deepEqual((await safe('mango verde')).body, { alert: id(1) }, 'no word on this page: nothing is compared and nothing said');
  assert.equal(await setWord(store, phone.pairing.scope, 'mango verde'), true);
  assert.equal(await setWord(store, phone.pairing.scope, ''), false);
  for (const [typed, verdict] of [['Mango  Verde ', 'right'], ['mango', 'miss'], ['', 'miss'], [undefined, 'miss']]) {
    const entry = await safe(typed);
    assert.deepEqual([entry.verdict, entry.body], ['new', { alert: id(1), word: verdict }], String(typed));
  }
  assert.doesNotMatch(JSON.stringify(await store.read()), /mango/i);
  await clearWord(store, phone.pairing.scope);
  assert.deepEqual((await safe('mango verde')).body, { alert: id(1) });
});

test('the end of a pairing takes its word along', async () => {
  const phone = await makePhone();
  const store = await storeOf(phone);
  await setWord(store, phone.pairing.scope, 'mango');
  await store.update((data) => ({ put: { pairings: [refused(data.pairings[0], 'forgotten')] } }));
  assert.equal((await store.read()).pairings[0].word, null);
  await setWord(store, phone.pairing.scope, 'mango');
  assert.equal((await store.read()).pairings[0].word, null, 'and takes no new one');
});
