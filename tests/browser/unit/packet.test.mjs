// Packets: parts in any order, copies, strangers, sizes and hashes, and how much is kept.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import test from 'node:test';
import { load } from './page.mjs';
import { id, makePhone, now, storeOf } from './phone.mjs';

const { fileName, keptPerSender, partLength } = await load('packet.js');
const { receive } = await load('receive.js');
const { erasePacket } = await load('manage.js');
const { listed } = await load('history.js');

const phone = await makePhone();
const file = (length, fill = 1) => Buffer.from(Array.from({ length }, (_, i) => (i * 7 + fill) % 251));

/** The bodies of all parts of `bytes`; `more` replaces fields. */
function parts(bytes, { packet = id(1), name = 'paper.pdf', type = 'application/pdf', ...more } = {}) {
  const of = Math.max(1, Math.ceil(bytes.length / partLength));
  const sha256 = createHash('sha256').update(bytes).digest('base64url');
  return Array.from({ length: of }, (_, part) => ({ id: packet, part, of, name, type, size: bytes.length, sha256, data: bytes.subarray(part * partLength, (part + 1) * partLength).toString('base64url'), ...more }));
}

async function send(store, bodies, from = phone) {
  let last;
  for (const body of bodies) last = await receive(store, await from.seal('packet', body), { now, scope: '' });
  return last;
}

const packets = async (store) => (await store.read()).packets;

test('parts in any order make the whole, once it is whole', async () => {
  const bytes = file(4 * partLength + 17);
  const [a, b, c, d, e] = parts(bytes);
  const store = await storeOf(phone);
  await send(store, [d, a, e, b]);
  assert.deepEqual((await packets(store)).map(({ state, parts: held }) => [state, held.filter(Boolean).length]), [['partial', 4]]);
  await send(store, [c]);
  const [whole] = await packets(store);
  assert.equal(whole.state, 'whole');
  assert.deepEqual(Buffer.from(whole.bytes), bytes);
  assert.deepEqual(whole.parts, [], 'kept once');
  assert.equal(listed((await store.read()).entries).length, 1, 'one row of the history');
});

test('all 32 parts, and a packet of nothing', async () => {
  for (const bytes of [file(32 * partLength), Buffer.alloc(0)]) {
    const store = await storeOf(phone);
    await send(store, parts(bytes));
    assert.deepEqual((await packets(store)).map((row) => [row.state, row.bytes.length]), [['whole', bytes.length]]);
  }
});

test('copies are ignored: the same push, the same part again, a part after the end', async () => {
  const bytes = file(2 * partLength);
  const [a, b] = parts(bytes);
  const store = await storeOf(phone);
  const sealed = await phone.seal('packet', a);
  await receive(store, sealed, { now, scope: '' });
  assert.equal((await receive(store, sealed, { now, scope: '' })).entry.verdict, 'old-copy');
  const other = { ...a, data: file(partLength, 9).toString('base64url') };
  assert.equal((await send(store, [other])).entry.verdict, 'new', 'authentic and unseen: never suppressed');
  await send(store, [b, other]);
  const [whole] = await packets(store);
  assert.deepEqual(Buffer.from(whole.bytes), bytes);
});

test('parts of other ids and of other senders stay apart', async () => {
  const other = await makePhone({ sender: 'Luis' });
  const store = await storeOf(phone, other);
  const [mine, his] = [file(2 * partLength, 1), file(2 * partLength, 2)];
  const [a, b] = parts(mine);
  const [c, d] = parts(his);
  const [e] = parts(mine, { packet: id(2) });
  await send(store, [a, e]);
  await send(store, [d], other);
  assert.deepEqual((await packets(store)).map(({ state }) => state), ['partial', 'partial', 'partial']);
  await send(store, [b]);
  await send(store, [c], other);
  const whole = (await packets(store)).filter(({ state }) => state === 'whole');
  assert.deepEqual(whole.map((row) => Buffer.from(row.bytes).equals(row.scope === other.pairing.scope ? his : mine)), [true, true]);
});

test('what is not what was promised is broken, and none of it is kept', async (t) => {
  const bytes = file(2 * partLength);
  const [a, b] = parts(bytes);
  const cases = {
    'another hash': parts(bytes, { sha256: createHash('sha256').update('x').digest('base64url') }),
    'another size': parts(bytes, { size: bytes.length - 1 }),
    'a changed part': [a, { ...b, data: file(partLength, 3).toString('base64url') }],
    'parts that disagree on the name': [a, { ...b, name: 'other.pdf' }],
    'parts that disagree on their number': [a, { ...b, of: 3 }],
    'parts that disagree on the type': [a, { ...b, type: 'image/png' }],
  };
  for (const [name, bodies] of Object.entries(cases)) {
    await t.test(name, async () => {
      const store = await storeOf(phone);
      await send(store, bodies);
      assert.deepEqual((await packets(store)).map(({ state, parts: held, bytes: kept }) => [state, held, kept]), [['broken', [], undefined]]);
      await send(store, [a, b]);
      assert.equal((await packets(store))[0].state, 'broken', 'a new packet needs a new id');
    });
  }
});

test('what is kept of one sender has an end, which another sender does not feel', async () => {
  const other = await makePhone({ sender: 'Luis' });
  const store = await storeOf(phone, other);
  const room = Math.floor(keptPerSender / (32 * partLength));
  // One part of each is enough: room is set aside for all of its parts.
  const first = (byte) => parts(file(32 * partLength), { packet: id(byte) }).slice(0, 1);
  for (let i = 0; i < room; i += 1) await send(store, first(i));
  const { entry } = await send(store, first(200));
  assert.equal(entry.verdict, 'new', 'that it came is shown');
  const states = async () => (await packets(store)).map(({ state }) => state);
  assert.equal((await states()).filter((state) => state === 'partial').length, room);
  assert.deepEqual((await packets(store)).filter(({ state }) => state === 'no-room').map(({ parts: held }) => held.filter(Boolean).length), [0]);
  await send(store, first(201), other);
  await erasePacket(store, `${phone.pairing.scope}/${id(0)}`);
  await send(store, first(202));
  assert.equal((await states()).filter((state) => state === 'partial').length, room + 1);
});

test('deleted is deleted: a late part brings nothing back', async () => {
  const [a, b] = parts(file(2 * partLength));
  const store = await storeOf(phone);
  await send(store, [a]);
  await erasePacket(store, `${phone.pairing.scope}/${id(1)}`);
  await send(store, [b]);
  assert.deepEqual((await packets(store)).map(({ state, parts: held, bytes }) => [state, held, bytes]), [['deleted', [], null]]);
});

test('a stop between the last part and its check is made up for', async () => {
  const { checkPackets } = await load('packet.js');
  const store = await storeOf(phone);
  const bytes = file(partLength);
  const stopped = { read: () => store.read(), update: (decide) => store.update((data) => {
    const change = decide(data);
    return change.put?.packets?.some(({ state }) => state === 'whole') ? {} : change;
  }) };
  await receive(stopped, await phone.seal('packet', parts(bytes)[0]), { now, scope: '' });
  assert.equal((await packets(store))[0].state, 'unchecked');
  await checkPackets(store);
  assert.equal((await packets(store))[0].state, 'whole');
});

test('a name cannot change what a file is', () => {
  const named = (name, type) => fileName({ name, type });
  assert.deepEqual(
    [named('a.pdf', 'application/pdf'), named('a.PDF', 'application/pdf'), named('a.pdf.exe', 'image/png'), named('', 'text/plain'), named('a.jpeg', 'image/jpeg')],
    ['a.pdf', 'a.PDF', 'a.pdf.exe.png', 'file.txt', 'a.jpeg']);
});
