// Verdicts over the golden envelopes, through the same `receive` that the worker and the page run.
import assert from 'node:assert/strict';
import test from 'node:test';
import { golden as files, load, vectors } from './page.mjs';

const { fromBase64url } = await load('bytes.js');
const { deriveHkdf, importHkdfKey, sealAesGcm } = await load('crypto.js');
const { findSealed } = await load('link.js');
const { receive, receiveLink, refused } = await load('receive.js');
const { makeMemoryStore } = await load('store.js');

const envelope = (name) => vectors.envelopes.find((row) => row.name === name);

async function storeIn(state, golden = vectors.keys) {
  const store = makeMemoryStore();
  const purposes = ['alert', 'control', 'sms'].filter((purpose) => golden[`${purpose}/phone-to-page`]);
  const keys = await Promise.all(purposes.map(async (purpose) => {
    const { id, key } = golden[`${purpose}/phone-to-page`];
    return { purpose, id, key: await importHkdfKey(fromBase64url(key)) };
  }));
  const pairing = {
    scope: vectors.invite.scope,
    state,
    sender: vectors.invite.sender,
    commitment: fromBase64url(vectors.invite.commitment),
    transcript: fromBase64url(vectors.transcript),
    expires: vectors.invite.expires,
    keys,
    pictures: null,
    reply: vectors.reply.text,
  };
  await store.update(() => ({ put: { pairings: [pairing] } }));
  return store;
}

async function take(store, bytes, now = vectors.now) {
  return receive(store, fromBase64url(bytes), { now, scope: vectors.invite.scope });
}

test('every golden envelope gets its verdict', async (t) => {
  assert.ok(vectors.envelopes.length >= 30);
  const all = files.flatMap(({ name, keys, envelopes = [] }) => envelopes.map((row) => ({ file: name, keys, ...row })));
  for (const golden of all) {
    await t.test(`${golden.file}: ${golden.name}`, async () => {
      const store = await storeIn('paired', golden.keys);
      const { entry } = await take(store, golden.bytes, golden.now);
      assert.equal(entry.verdict, golden.verdict);
      assert.equal(entry.late ?? false, golden.late);
      const { entries } = await store.read();
      assert.deepEqual(entries, [entry], 'kept, whatever it is');
      if (golden.verdict === 'new') {
        assert.equal(entry.id, golden.sealed.message_id);
        assert.equal(entry.counter, golden.sealed.counter);
        assert.equal(entry.created, golden.sealed.created);
        assert.equal(entry.expires, golden.sealed.expires);
      } else {
        assert.equal(entry.body, undefined, 'nothing of a doubtful message is kept or shown');
      }
    });
  }
});

test('every golden link gets its verdict', async (t) => {
  for (const { name: file, keys, links = [] } of files) {
    for (const golden of links) {
      await t.test(`${file}: ${golden.name}`, async () => {
        const store = await storeIn('paired', keys);
        const { entry } = await receiveLink(store, findSealed(golden.link), { now: golden.now });
        assert.equal(entry.verdict, golden.verdict);
        assert.equal(entry.late ?? false, golden.late);
        if (golden.verdict !== 'new') return;
        assert.equal(entry.kind, golden.kind);
        assert.deepEqual(entry.body.location ?? null, golden.location ?? null);
      });
    }
  }
});

test('one flipped bit anywhere is never new', async () => {
  const good = fromBase64url(envelope('alert').bytes);
  for (let bit = 0; bit < good.length * 8; bit += bit < 41 * 8 ? 1 : 97) {
    const bad = good.slice();
    bad[bit >> 3] ^= 1 << (bit & 7);
    const { entry } = await receive(await storeIn('paired'), bad, { now: vectors.now, scope: vectors.invite.scope });
    assert.notEqual(entry.verdict, 'new', `bit ${bit}`);
  }
});

test('sequences: replays are old copies, and an authentic unseen message is never held back', async (t) => {
  assert.ok(vectors.sequences.length >= 4);
  for (const { name, steps } of vectors.sequences) {
    await t.test(name, async () => {
      const store = await storeIn('paired');
      for (const [which, verdict] of steps) {
        const golden = envelope(which);
        const { entry } = await take(store, golden.bytes, golden.now);
        assert.equal(entry.verdict, verdict, which);
      }
    });
  }
});

test('two copies at the same moment: one is new, the other old', async () => {
  const store = await storeIn('paired');
  const golden = envelope('alert');
  const both = await Promise.all([take(store, golden.bytes, golden.now), take(store, golden.bytes, golden.now)]);
  assert.deepEqual(both.map(({ entry }) => entry.verdict).sort(), ['new', 'old-copy']);
});

test('a reveal leads to the pictures, or ends the pairing', async (t) => {
  for (const reveal of vectors.reveals) {
    await t.test(reveal.name, async () => {
      const store = await storeIn('replied');
      const { entry, pairing } = await take(store, reveal.envelope, vectors.now + 1000);
      assert.equal(pairing.state, reveal.result);
      if (reveal.result === 'comparing') {
        const { pictureIds } = await load('pictures.js');
        assert.deepEqual(pairing.pictures, reveal.pictures.map((number) => pictureIds[number]));
      } else {
        assert.equal(entry.verdict, 'forged');
        assert.equal(pairing.refusedBecause, 'commitment');
        assert.deepEqual(pairing.keys, []);
        // Its messages are nobody's from now on.
        const golden = envelope('alert');
        assert.equal((await take(store, golden.bytes, golden.now)).entry.verdict, 'unknown-sender');
      }
    });
  }
});

test('once compared, a later reveal changes nothing', async () => {
  const store = await storeIn('paired');
  const wrong = vectors.reveals.find(({ result }) => result === 'refused');
  const { pairing } = await take(store, wrong.envelope, vectors.now);
  assert.equal(pairing.state, 'paired');
});

test('an alert before the pictures are compared is new', async () => {
  const store = await storeIn('replied');
  const golden = envelope('alert');
  const { entry, pairing } = await take(store, golden.bytes, golden.now);
  assert.equal(entry.verdict, 'new');
  assert.equal(pairing.state, 'replied');
});

test('a refused pairing holds nothing that could vouch for a message', async () => {
  const store = await storeIn('comparing');
  await store.update((data) => ({ put: { pairings: [refused(data.pairings[0], 'pictures')] } }));
  const golden = envelope('stand-down');
  assert.equal((await take(store, golden.bytes, golden.now)).entry.verdict, 'unknown-sender');
});

test('a flood of doubtful pushes keeps the history small and pushes out nothing real', async () => {
  const store = await storeIn('paired');
  const golden = envelope('alert');
  await take(store, golden.bytes, golden.now);
  for (let i = 0; i < 60; i += 1) await take(store, envelope('tag-flipped').bytes, golden.now + i);
  const { entries } = await store.read();
  assert.equal(entries.length, 51);
  assert.equal(entries.filter(({ verdict }) => verdict === 'new').length, 1);
});

test('authentic bytes of a form that no phone makes are forged', async (t) => {
  const body = new TextEncoder().encode('{"from":"M","text":"x","lang":"en"}');
  const plaintext = (fill = 0, length = 3015) => {
    const bytes = new Uint8Array(length).fill(fill);
    bytes.set([1], 0);
    for (const [at, ms] of [[17, vectors.now], [25, vectors.now + 1000]]) new DataView(bytes.buffer).setBigUint64(at, BigInt(ms));
    bytes.set([0, body.length, ...body], 33);
    return bytes;
  };
  const cases = {
    'as it should be': ['new', plaintext(), 1],
    'another epoch': ['forged', plaintext(), 2],
    'something behind the body': ['forged', plaintext(7), 1],
    'another length': ['forged', plaintext(0, 3014), 1],
    'a body longer than the rest': ['forged', plaintext().fill(255, 33, 35), 1],
  };
  for (const [name, [verdict, inside, epoch]] of Object.entries(cases)) {
    await t.test(name, async () => {
      const { entry } = await receive(await storeIn('paired'), await seal(inside, epoch), { now: vectors.now, scope: vectors.invite.scope });
      assert.equal(entry.verdict, verdict);
    });
  }
});

test('a message that was being opened while its pairing was refused is nobody’s', async () => {
  const store = await storeIn('comparing');
  const racing = {
    read: () => store.read(),
    update: async (decide) => {
      await store.update((data) => ({ put: { pairings: [refused(data.pairings[0], 'pictures')] } }));
      return store.update(decide);
    },
  };
  const golden = envelope('alert');
  assert.equal((await take(racing, golden.bytes, golden.now)).entry.verdict, 'unknown-sender');
});

test('the place of an alert is kept as sent', async () => {
  const store = await storeIn('paired');
  const golden = envelope('alert-with-place');
  const { location } = JSON.parse(golden.sealed.body);
  const { entry } = await take(store, golden.bytes, golden.now);
  assert.deepEqual(entry.body.location, { lat: location.lat, lon: location.lon, accuracy: location.accuracy_m });
});

/** Seals under the golden alert key, as docs/wire-format.md says. */
async function seal(plaintext, epoch) {
  const { id, key } = vectors.keys['alert/phone-to-page'];
  const header = new Uint8Array(41).fill(9, 25);
  header[0] = 1;
  header.set(fromBase64url(id), 1);
  header[16] = epoch;
  new DataView(header.buffer).setBigUint64(17, BigInt(vectors.now));
  const material = await deriveHkdf(header.slice(25), fromBase64url(key), new Uint8Array([...new TextEncoder().encode('amparo/env/v1'), ...header]), 44);
  const sealed = await sealAesGcm(material.slice(0, 32), material.slice(32), header, plaintext);
  return new Uint8Array([...header, ...sealed]);
}
