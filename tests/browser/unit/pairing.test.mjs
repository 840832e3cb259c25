// Pairing against the golden values: invite, reply, transcript, keys, commitment, pictures; and hostile invites.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load, vectors } from './page.mjs';

const { fromBase64url, toBase64url } = await load('bytes.js');
const { parseInvite, readInvite } = await load('invite.js');
const { checkReveal, derivePairKeys, derivePictures, deriveTranscript, makeReply, sealReply } = await load('pairing.js');
const { pictureIds } = await load('pictures.js');
const { now, invite, reply, page, keys } = vectors;
const bytes = (text) => fromBase64url(text);

test('a link, its fragment and a message that holds it give the same invite', async () => {
  const fragment = invite.link.split('#')[1];
  for (const text of [invite.link, `#${fragment}`, fragment, `For you: ${invite.link} (María)`, `  ${invite.link}\n`]) {
    const { ok } = await readInvite(text, now);
    assert.equal(ok?.sender, invite.sender, text);
    assert.equal(toBase64url(ok.scope), invite.scope);
    assert.equal(toBase64url(ok.phonePublic), invite.phone_public);
    assert.equal(toBase64url(ok.vapidPublic), invite.vapid_public);
    assert.equal(toBase64url(ok.commitment), invite.commitment);
    assert.equal(ok.expires, invite.expires);
    assert.equal(ok.lang, invite.language);
  }
});

test('bytes have one spelling only', () => {
  assert.deepEqual(bytes('AA'), new Uint8Array([0]));
  for (const text of ['AB', 'A', 'AA==', 'A A', 'AAA+', null]) assert.equal(bytes(text), null, text);
});

test('a name cannot turn the words around it', async () => {
  const hostile = bytes(invite.bytes);
  const at = 188;
  assert.equal(hostile[at - 1], 6, 'the golden name has six bytes');
  hostile.set([0x61, 0xe2, 0x80, 0xae, 0x0a, 0x62], at); // a, U+202E, line feed, b
  assert.equal((await parseInvite(hostile, now)).ok.sender, 'ab');
});

test('an invite is good up to its expiry and not a millisecond longer', async () => {
  assert.ok((await readInvite(invite.link, invite.expires - 1)).ok);
  assert.deepEqual(await readInvite(invite.link, invite.expires), { problem: 'expired' });
});

test('hostile invites are refused, each with its kind', async (t) => {
  assert.ok(vectors.hostile_invites.length >= 10);
  const kinds = { damaged: 'garbage', 'not-an-invite': 'garbage', 'newer-version': 'newer' };
  for (const hostile of vectors.hostile_invites) {
    await t.test(hostile.name, async () => {
      assert.deepEqual(await parseInvite(bytes(hostile.bytes), now), { problem: kinds[hostile.problem] });
    });
  }
});

test('texts that are no invite are refused', async () => {
  const whole = invite.link.split('#v1.')[1];
  for (const text of ['', 'hello', 'https://page.example/', '#v1.', '#v0.AAAA', `#v1.${whole}=`, `#v1.${whole}!`, `#v1.${whole.slice(0, -1)}`, 'v1.'.padEnd(40000, 'A')]) {
    assert.deepEqual(await readInvite(text, now), { problem: 'garbage' }, text.slice(0, 40));
  }
  assert.deepEqual(await readInvite(`https://page.example/#v2.${whole}`, now), { problem: 'newer' });
});

test('reply, transcript and keys are the golden ones', async () => {
  const { ok } = await readInvite(invite.link, now);
  const made = await sealReply(ok, JSON.parse(reply.plaintext), bytes(page.public), bytes(vectors.ecdh), bytes(reply.salt));
  assert.equal(made.text, reply.text);
  assert.equal(toBase64url(made.transcript), vectors.transcript);
  assert.deepEqual(made.keys.map(({ purpose, id }) => [purpose, id]), [
    ['alert', keys['alert/phone-to-page'].id],
    ['control', keys['control/phone-to-page'].id],
    // Not in the golden file of version 1; checked against its label in link.test.mjs.
    ['sms', made.keys[2].id],
    ['answer', keys['alert/page-to-phone'].id],
  ]);
  assert.ok(made.keys.every(({ key }) => key.extractable === false));
});

test('a reply made here can be opened with the phone’s private key, and fits what the page keeps', async () => {
  const { ok } = await readInvite(invite.link, now);
  const subscription = JSON.parse(reply.plaintext);
  const made = await makeReply(ok, subscription);
  const raw = bytes(made.text.replace(/^AMPARO1\./, ''));
  const pagePublic = raw.slice(17, 82);
  assert.equal(toBase64url(raw.slice(1, 17)), invite.scope);
  const shared = await phoneEcdh(pagePublic);
  const salt = raw.slice(82, 98);
  const { deriveHkdf, openAesGcm, sha256 } = await load('crypto.js');
  const info = new Uint8Array([...new TextEncoder().encode('amparo/reply/v1'), ...await sha256(ok.bytes)]);
  const material = await deriveHkdf(salt, shared, info, 44);
  const plaintext = await openAesGcm(material.slice(0, 32), material.slice(32), raw.slice(0, 98), raw.slice(98));
  assert.deepEqual(JSON.parse(new TextDecoder().decode(plaintext)), subscription);
  const transcript = await deriveTranscript(ok.bytes, pagePublic, plaintext);
  assert.equal(toBase64url(made.transcript), toBase64url(transcript));
  assert.deepEqual((await derivePairKeys(transcript, shared)).map(({ id }) => id), made.keys.map(({ id }) => id));
  const again = await makeReply(ok, subscription);
  assert.notEqual(again.text, made.text, 'a new key for every invite');
});

test('only the promised r is accepted', async () => {
  const commitment = bytes(invite.commitment);
  assert.equal(toBase64url(await checkReveal(commitment, invite.r)), invite.r);
  const other = bytes(invite.r);
  other[31] ^= 1;
  assert.equal(await checkReveal(commitment, toBase64url(other)), null);
  assert.equal(await checkReveal(commitment, toBase64url(bytes(invite.r).slice(1))), null);
  assert.equal(await checkReveal(commitment, ''), null);
  assert.equal(await checkReveal(commitment, undefined), null);
});

test('the five pictures are the golden ones', async () => {
  const numbers = await derivePictures(bytes(vectors.transcript), bytes(invite.r));
  assert.deepEqual(numbers, vectors.pictures.numbers);
  assert.deepEqual(numbers.map((number) => pictureIds[number]), vectors.pictures.ids);
});

async function phoneEcdh(pagePublic) {
  const { createECDH } = await import('node:crypto');
  const phone = createECDH('prime256v1');
  phone.setPrivateKey(Buffer.from(invite.phone_private, 'base64url'));
  return new Uint8Array(phone.computeSecret(pagePublic));
}
