// Pictures of the screens that need no pairing to be run: `node pictures-kinds.mjs [locale …]`, with AMPARO_FAMILY (the page's folder), into
// target/pictures/family/. The messages are sealed by the phone of the unit tests and stored by the page's own modules, in headless Chromium.
import fs from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { mirrored } from './lib/mirror.mjs';
import { makePng } from './lib/png.mjs';
import { serve } from './lib/site.mjs';
import { alertBody, id, makePhone, typedWord } from './unit/phone.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, '../../target/pictures/family');
const folder = process.env.AMPARO_FAMILY ?? path.join(here, '../../target/family/release');
const locales = process.argv.length > 2 ? process.argv.slice(2) : ['en', 'es', 'ar-XB'];
const now = Date.now();
const at = { created: now - 60_000 };
const messageId = new Uint8Array(16).fill(1);
const place = { location: { lat: 34.05, lon: -118.24, accuracy_m: 1000 } };
const help = (more = {}) => alertBody({ text: 'Alert from María’s phone. I may need help. Please call me now.', ...more });

function shared(bytes, more) {
  return { id: id(3), part: 0, of: 1, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('base64url'), data: bytes.toString('base64url'), ...more };
}

/** A darker frame. */
const frame = (x, y) => (x < 9 || y < 9 || x > 590 || y > 390 ? 90 : 200);

/** name -> [messages, what to press before the picture, word] */
const scenes = {
  'k1-lead-you': { messages: [['alert', help({ lead: '', ...place })]] },
  'k2-lead-other': { messages: [['alert', help({ lead: 'Ana', role: 3 })]] },
  'k3-child': { messages: [['alert', help({ lead: 'Ana', role: 5, ...place })]] },
  'k4-drill-loud': { messages: [['drill', help({ loud: true, lead: '', role: 1 })]] },
  'k5-drill': { messages: [['drill', help()]] },
  'k6-update': { messages: [['alert', help({ role: 4 }), { messageId }], ['update', help({ of: id(1), text: 'They took me downtown.', ...place })]] },
  'k7-word-right': { word: 'mango', messages: [['alert', help(), { messageId }], ['stand-down', { alert: id(1), word: typedWord('mango') }]] },
  'k8-word-miss': { word: 'mango', messages: [['alert', help(), { messageId }], ['stand-down', { alert: id(1), word: typedWord('') }]] },
  'k9-packet': { messages: [['packet', shared(Buffer.from('Full name: María Example\nBorn: 1 May 1980\n'), { name: 'papers.txt', type: 'text/plain' })]], press: ['footer .primary'] },
  'k10-picture': { messages: [['packet', shared(makePng(600, 400, frame), { name: 'photo', type: 'image/png' })]], press: ['footer .primary'] },
  'k11-part': { messages: [['packet', { ...shared(Buffer.from('x'), { name: 'papers.pdf', type: 'application/pdf' }), of: 5, size: 9000 }]] },
  'k12-number': { messages: [['number-changed', { number: '+12135550199' }]] },
  'k13-revoked': { messages: [['revoke', {}]] },
  'k14-test': { messages: [['test', help({ text: 'Test.' })]] },
  'k15-sender': { messages: [], press: ['li:nth-child(2) .row', '[data-replaces] button'], two: true },
  'k16-sender-word': { word: 'mango', messages: [], press: ['.row', 'section .text'] },
  'k17-two-senders': { messages: [['alert', help()], ['test', help({ text: 'Test.' })], ['packet', shared(Buffer.from('x'), { name: 'a.txt', type: 'text/plain' })]], press: ['.back'], two: true },
  'k18-link-old': { messages: [], link: 'old' },
  'k19-link': { messages: [], link: 'new' },
};

fs.mkdirSync(out, { recursive: true });
const chromium = await puppeteer.launch({ executablePath: process.env.AMPARO_CHROMIUM ?? '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-gpu'] });
let site;
const only = process.env.AMPARO_SCENES?.split(',');
for (const locale of locales) {
  site = await serve(folder, locale === 'ar-XB' ? mirrored(folder) : {});
  for (const [name, scene] of Object.entries(scenes)) if (!only || only.includes(name.split('-')[0])) await shoot(locale, name, scene);
  await site.close();
}
await chromium.close();

async function shoot(locale, name, { messages, press = [], word, two, link }) {
  const context = await chromium.createBrowserContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${name}: ${error}`));
  page.on('console', (message) => message.type() === 'error' && console.error(`${name}: ${message.text()}`));
  await page.setViewport({ width: 360, height: 740 });
  // A page without the app: what is stored has not been seen when it starts.
  await page.goto(`${site.origin}/icon.svg`);
  const phone = await makePhone({ created: now - 86_400_000 });
  const phones = two ? [await makePhone({ created: now - 40 * 86_400_000 }), phone] : [phone];
  // The page lists senders by their scopes, which are random; the new phone is to be the last.
  const scopes = phones.map(({ pairing }) => pairing.scope).sort();
  phones.forEach(({ pairing }, i) => { pairing.scope = scopes[i]; });
  const text = (bytes) => Buffer.from(bytes).toString('base64url');
  const rows = phones.map(({ pairing, keys, ids }) => ({ scope: pairing.scope, state: 'paired', compared: true, sender: pairing.sender, created: pairing.created,
    keys: Object.keys(keys).filter((purpose) => link !== 'old' || purpose !== 'sms').map((purpose) => ({ purpose, id: text(ids[purpose]), key: text(keys[purpose]) })) }));
  const bytes = await Promise.all(messages.map(async ([kind, body, options]) => text(await phone.seal(kind, body, { ...at, ...options }))));
  await page.evaluate(async ({ rows: pairings, bytes: sealed, word: typed, locale: value }) => {
    const [{ openStore }, { receive }, { importHkdfKey }, { fromBase64url }, { setWord }] = await Promise.all(['store', 'receive', 'crypto', 'bytes', 'manage'].map((module) => import(`/${module}.js`)));
    const store = openStore();
    for (const row of pairings) for (const key of row.keys) key.key = await importHkdfKey(fromBase64url(key.key));
    await store.update(() => ({ put: { pairings, settings: [{ name: 'locale', value }] } }));
    if (typed) await setWord(store, pairings[0].scope, typed);
    for (const one of sealed) await receive(store, fromBase64url(one), { now: Date.now(), scope: pairings[0].scope });
  }, { rows, bytes, word, locale: locale === 'ar-XB' ? 'en' : locale });
  await page.goto(site.origin);
  await page.waitForSelector('main');
  if (link) await page.goto(`${site.origin}/#s${await phone.link({ created: now, lat: 34.05, lon: -118.24, accuracy: 100 })}`);
  for (const selector of press) await (await page.waitForSelector(selector)).click();
  await new Promise((resolve) => { setTimeout(resolve, 300); });
  // Chromium's own pictures of a whole page are cut off where it is read right to left.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewport({ width: 360, height });
  await page.screenshot({ path: path.join(out, `${name}-${locale}.png`) });
  await context.close();
}
