// Every kind that a phone may send: read strictly, under its own key only, and what each does to the pairing.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load } from './page.mjs';
import { alertBody, id, makePhone, now, storeOf, typedWord } from './phone.mjs';

const { receive } = await load('receive.js');
const { standDownsOf, subjectOf, updatesOf, isUrgent, listed } = await load('history.js');
const { mannerOf, noticeFor } = await load('notice.js');

const phone = await makePhone();
const packet = (more = {}) => ({ id: id(7), part: 0, of: 1, name: 'a.txt', type: 'text/plain', size: 2, sha256: 'A'.repeat(43), data: 'aGk', ...more });
const take = async (bytes, store) => receive(store ?? await storeOf(phone), bytes, { now, scope: '' });
const verdict = async (kind, body, options) => (await take(await phone.seal(kind, body, options))).entry;

test('bodies of the right shape are new, with exactly the known fields', async (t) => {
  const place = { location: { lat: 34.05, lon: -118.24, accuracy_m: 1000 } };
  const kept = { location: { lat: 34.05, lon: -118.24, accuracy: 1000 } };
  const cases = [
    ['alert', alertBody(), alertBody()],
    ['alert', alertBody({ ...place, role: 5, lead: 'Ana', more: 1 }), alertBody({ ...kept, role: 'child', lead: 'Ana' })],
    ['alert', alertBody({ role: 0, lead: '' }), alertBody({ role: 'other', lead: '' })],
    ['alert', alertBody({ lead: 'A\u202ena' }), alertBody({ lead: 'Ana' })],
    ['alert', alertBody({ lead: '\u202e' }), alertBody()],
    ['update', alertBody({ of: id(1), ...place }), alertBody({ of: id(1), ...kept })],
    ['test', alertBody(), alertBody()],
    ['drill', alertBody(), alertBody({ loud: false })],
    ['drill', alertBody({ loud: true, role: 1 }), alertBody({ loud: true, role: 'spouse' })],
    ['stand-down', { alert: id(1) }, { alert: id(1) }],
    ['stand-down', { alert: id(1), word: typedWord('') }, { alert: id(1) }],
    ['stand-down', { alert: id(1), word: typedWord('é'.repeat(31)) }, { alert: id(1) }],
    ['packet', packet(), { packet: id(7), part: 0 }],
    ['revoke', {}, {}],
    ['revoke', { why: 'x' }, {}],
    ['number-changed', { number: '+12135550100' }, { number: '+12135550100' }],
    ['number-changed', { number: '211' }, { number: '211' }],
  ];
  for (const [kind, body, expected] of cases) {
    await t.test(`${kind} ${JSON.stringify(body).slice(0, 60)}`, async () => {
      const entry = await verdict(kind, body);
      assert.equal(entry.verdict, 'new');
      assert.equal(entry.kind, kind);
      assert.deepEqual(entry.body, expected);
    });
  }
});

test('a known field of another shape makes a forgery of the whole', async (t) => {
  const dirty = Buffer.alloc(64);
  dirty[63] = 1;
  const long = Buffer.alloc(64, 0x61);
  long[0] = 64;
  const broken = Buffer.alloc(64);
  broken.set([1, 0xff]);
  const word = (bytes) => ({ alert: id(1), word: bytes.toString('base64url') });
  const cases = [
    ...[6, -1, 1.5, '1', null, [1]].map((role) => ['alert', alertBody({ role })]),
    ...[1, null, 'a'.repeat(33), 'é'.repeat(17)].map((lead) => ['alert', alertBody({ lead })]),
    ...[null, {}, { lat: 91, lon: 0, accuracy_m: 1 }, { lat: 1, lon: 181, accuracy_m: 1 }, { lat: 1, lon: 1, accuracy_m: -1 }, { lat: '1', lon: 1, accuracy_m: 1 }].map((location) => ['alert', alertBody({ location })]),
    ...[undefined, '', 'AAAA', 7].map((of) => ['update', alertBody({ of })]),
    ...['true', 1, null].map((loud) => ['drill', alertBody({ loud })]),
    ['drill', { loud: true }], ['test', { from: 'M', lang: 'en' }], ['update', { of: id(1) }],
    ['stand-down', {}], ['stand-down', word(dirty)], ['stand-down', word(long)], ['stand-down', word(broken)], ['stand-down', word(Buffer.alloc(63))], ['stand-down', { alert: id(1), word: '' }], ['stand-down', { alert: id(1), word: null }],
    ...[undefined, 5, '', '12', '+12', '1234567890123456', '+1 213', '１２３４', 'tel:211', '12\n3'].map((number) => ['number-changed', { number }]),
    ...[{ id: 'x' }, { part: 1 }, { part: -1 }, { part: 0.5 }, { of: 0 }, { of: 33 }, { of: '1' }, { name: 5 }, { name: 'a'.repeat(81) }, { type: 'text/html' }, { type: 'toString' },
      { size: -1 }, { size: 1801 }, { size: 1.5 }, { sha256: 'AAAA' }, { data: 5 }, { data: 'a=' }, { data: Buffer.alloc(1801).toString('base64url') }].map((more) => ['packet', packet(more)]),
    ['revoke', []], ['revoke', 'null'], ['number-changed', '"1234"'],
  ];
  for (const [kind, body] of cases) {
    await t.test(`${kind} ${JSON.stringify(body).slice(0, 80)}`, async () => {
      const entry = await verdict(kind, body);
      assert.equal(entry.verdict, 'forged');
      assert.equal(entry.body, undefined);
    });
  }
});

test('a kind under the wrong key is forged, one that goes the other way belongs to nobody', async () => {
  const bodies = { alert: alertBody(), update: alertBody({ of: id(1) }), test: alertBody(), drill: alertBody() };
  for (const [kind, body] of Object.entries(bodies)) assert.equal((await verdict(kind, body, { under: 'control' })).verdict, 'forged', kind);
  const control = { 'stand-down': { alert: id(1) }, packet: packet(), revoke: {}, 'number-changed': { number: '2115550100' } };
  for (const [kind, body] of Object.entries(control)) assert.equal((await verdict(kind, body, { under: 'alert' })).verdict, 'forged', kind);
  for (const kind of [32, 33, 34]) {
    for (const under of ['alert', 'control']) assert.equal((await verdict(kind, {}, { under })).verdict, 'forged', `${kind} ${under}`);
  }
  for (const under of ['answer', 'sms']) assert.equal((await verdict('alert', alertBody(), { under })).verdict, 'unknown-sender', under);
});

test('registered kinds of later versions are shown as not known', async () => {
  for (const kind of [17, 18, 21]) {
    const entry = await verdict(kind, { anything: 1 }, { under: 'control' });
    assert.deepEqual([entry.verdict, entry.kind, entry.body], ['new', 'other', {}]);
  }
});

test('news and stand-downs are shown under their alert, of the same sender only', async () => {
  const other = await makePhone({ sender: 'Luis' });
  const store = await storeOf(phone, other);
  const send = async (from, kind, body, options) => (await take(await from.seal(kind, body, options), store)).entry;
  const messageId = new Uint8Array(16).fill(9);
  const alert = await send(phone, 'alert', alertBody(), { messageId });
  const foreign = await send(other, 'update', alertBody({ of: alert.id }));
  const first = await send(phone, 'update', alertBody({ of: alert.id, text: 'one' }), { created: now - 2000 });
  const second = await send(phone, 'update', alertBody({ of: alert.id, text: 'two' }), { created: now - 1000 });
  const safe = await send(phone, 'stand-down', { alert: alert.id, word: typedWord('') });
  const alone = await send(phone, 'update', alertBody({ of: id(77) }));
  const { entries } = await store.read();
  const subject = (entry) => subjectOf(entries, entries.find(({ key }) => key === entry.key)).key;
  assert.deepEqual([first, second, safe].map(subject), Array(3).fill(alert.key));
  assert.equal(subject(foreign), foreign.key, 'another phone cannot put words under this alert');
  assert.equal(subject(alone), alone.key);
  const held = entries.find(({ key }) => key === alert.key);
  assert.deepEqual(updatesOf(entries, held).map(({ body }) => body.text), ['two', 'one']);
  assert.deepEqual(standDownsOf(entries, held).map(({ key }) => key), [safe.key]);
  assert.equal(listed(entries).length, 6, 'the history lists each of them');
});

test('a revoke ends its pairing: keys gone, history kept, and who ended it', async () => {
  const store = await storeOf(phone);
  const alert = await phone.seal('alert', alertBody());
  await take(alert, store);
  const { entry, pairing } = await take(await phone.seal('revoke', {}), store);
  assert.deepEqual([entry.verdict, entry.kind, pairing.state, pairing.refusedBecause, pairing.keys, pairing.compared], ['new', 'revoke', 'refused', 'revoked', [], true]);
  const { entries } = await store.read();
  assert.equal(entries.filter((row) => row.verdict === 'new').length, 2);
  for (const bytes of [alert, await phone.seal('alert', alertBody()), await phone.seal('revoke', {})]) {
    assert.equal((await take(bytes, store)).entry.verdict, 'unknown-sender');
  }
});

test('every kind has its manner: urgent ones make themselves heard, the rest is seen without a sound', async () => {
  const expected = {
    alert: 'open', update: 'open', 'stand-down': 'open', test: 'quiet', packet: 'quiet', revoke: 'quiet', 'number-changed': 'quiet', other: 'quiet', reveal: 'quiet',
  };
  for (const [kind, notice] of Object.entries(expected)) assert.equal(noticeFor({ verdict: 'new', kind, body: {} }), notice, kind);
  assert.equal(noticeFor({ verdict: 'new', kind: 'drill', body: { loud: false } }), 'practice');
  assert.equal(noticeFor({ verdict: 'new', kind: 'drill', body: { loud: true } }), 'practice-loud');
  for (const [notice, silent, stays] of [['open', false, true], ['practice-loud', false, true], ['practice', true, false], ['quiet', true, false], ['doubt', false, false], ['update', false, false]]) {
    const manner = mannerOf(notice);
    assert.deepEqual([manner.silent, manner.requireInteraction, manner.renotify], [silent, stays, !silent], notice);
    assert.match(manner.tag, /^amparo-/, 'without a tag a browser refuses renotify');
  }
  assert.deepEqual(['alert', 'drill', 'packet', 'stand-down'].map((kind) => isUrgent({ verdict: 'new', kind })), [true, false, false, true]);
});
