// The page's own work on one push, beside WebCrypto's: `node benches/page.mjs ROUNDS` gives JSON with the medians, in nanoseconds,
// of opening one envelope, by the clock and by the processor: { ours, derived, bare: { time, cpu } }. They take turns; run by `src/page.rs`.
import { golden, load, vectors } from '../tests/browser/unit/page.mjs';

const { fromBase64url } = await load('bytes.js');
const { importHkdfKey } = await load('crypto.js');
const { openEnvelope } = await load('envelope.js');
const subtle = globalThis.crypto.subtle;

const rounds = Number(process.argv[2]);
const batch = 50;
const headerLength = 41;

const bytes = fromBase64url(golden.flatMap(({ envelopes = [] }) => envelopes).find(({ name }) => name === 'alert').bytes);
const { id, key } = vectors.keys['alert/phone-to-page'];
// As it lies in the page's store: a handle.
const handle = await importHkdfKey(fromBase64url(key));
const known = { purpose: 'alert', epoch: 1, key: handle };

async function ours() {
  const { message } = await openEnvelope(bytes, (found) => (found === id ? known : null));
  if (message?.kind !== 'alert') throw new Error('not opened');
}

// The two halves of opening these bytes, with what WebCrypto needs for it and nothing else.
const header = bytes.slice(0, headerLength);
const sealed = bytes.slice(headerLength);
const salt = header.slice(25);
const info = new Uint8Array([...new TextEncoder().encode('amparo/env/v1'), ...header]);

const derive = () => subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt, info }, handle, 44 * 8);
const importAes = (material) => subtle.importKey('raw', material.slice(0, 32), 'AES-GCM', false, ['decrypt']);
const decrypt = (aes, iv) => subtle.decrypt({ name: 'AES-GCM', iv, additionalData: header, tagLength: 128 }, aes, sealed);

async function derived() {
  const material = await derive();
  await decrypt(await importAes(material), material.slice(32));
}

const material = await derive();
const aes = await importAes(material);
const iv = material.slice(32);
const bare = () => decrypt(aes, iv);

async function spend(work) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  for (let i = 0; i < batch; i += 1) await work();
  const time = Number(process.hrtime.bigint() - start);
  const { user, system } = process.cpuUsage(cpu);
  return { time: time / batch, cpu: ((user + system) * 1000) / batch };
}

const works = { ours, derived, bare };
const spent = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
// The first rounds warm up.
const warm = 10;
for (let round = 0; round < rounds + warm; round += 1) {
  for (const [name, work] of Object.entries(works)) {
    const cost = await spend(work);
    if (round >= warm) spent[name].push(cost);
  }
}
const median = (values) => Math.round(values.sort((a, b) => a - b)[Math.floor(values.length / 2)]);
const medians = Object.entries(spent).map(([name, costs]) => [name, { time: median(costs.map(({ time }) => time)), cpu: median(costs.map(({ cpu }) => cpu)) }]);
console.log(JSON.stringify(Object.fromEntries(medians)));
