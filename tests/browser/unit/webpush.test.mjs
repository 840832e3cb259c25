// Practice opens push bodies itself: RFC 8291 with its own example, and the golden body of the Rust core.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load, vectors } from './page.mjs';

const { fromBase64url, toBase64url } = await load('bytes.js');
const { makeSubscriptionKeys, openPush } = await load('webpush.js');

// RFC 8291, section 5 and appendix A.
const rfc = {
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  public: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  private: 'q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94',
  body: 'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
  plaintext: 'When I grow up, I want to be a watermelon',
};

async function keysOf({ public: publicText, private: privateText, auth }) {
  const publicBytes = fromBase64url(publicText);
  const jwk = { kty: 'EC', crv: 'P-256', x: toBase64url(publicBytes.slice(1, 33)), y: toBase64url(publicBytes.slice(33)), d: privateText };
  const privateKey = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits']);
  return { privateKey, publicBytes, auth: fromBase64url(auth) };
}

test('the example of RFC 8291 opens', async () => {
  const plaintext = await openPush(await keysOf(rfc), fromBase64url(rfc.body));
  assert.equal(new TextDecoder().decode(plaintext), rfc.plaintext);
});

test('the golden body opens to its envelope', async () => {
  const { push } = vectors;
  const keys = await keysOf({ public: push.p256dh, private: push.receiver_private, auth: push.auth });
  const plaintext = await openPush(keys, fromBase64url(push.body));
  assert.equal(toBase64url(plaintext), vectors.envelopes.find(({ name }) => name === push.envelope).bytes);
});

test('a changed, cut or foreign body opens to nothing', async () => {
  const keys = await keysOf(rfc);
  const body = fromBase64url(rfc.body);
  for (const at of [0, 16, 20, 21, 30, 86, body.length - 1]) {
    const bad = body.slice();
    bad[at] ^= 1;
    // The record size is not authenticated by itself; it may only shrink below the record.
    if (at !== 16) assert.equal(await openPush(keys, bad), null, `byte ${at}`);
  }
  for (const length of [0, 20, 86, body.length - 1]) assert.equal(await openPush(keys, body.slice(0, length)), null, `${length} bytes`);
  assert.equal(await openPush(await makeSubscriptionKeys(), body), null);
});
