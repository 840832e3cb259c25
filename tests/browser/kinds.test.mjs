// Every kind that a phone can send after the pairing, from two phones to one page: sealed by the Rust core, opened by Firefox and the page's
// worker; and what the page says back, opened by the Rust core. The skeleton's alert and the hostile invites are in firefox.test.mjs.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchFirefox, openPhonePage } from './lib/firefox.mjs';
import { startPhone } from './lib/phone.mjs';
import { makePng } from './lib/png.mjs';
import { startPushService } from './lib/push-service.mjs';
import { eyesOn, pair } from './lib/relative.mjs';
import { serve } from './lib/site.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = process.env.AMPARO_FAMILY ?? path.join(here, '../../target/family/release');
const limit = { timeout: 120000 };
const place = { latitude: 34.05123, longitude: -118.24321, accuracy_m: 20, choice: 'exact' };
const elsewhere = { ...place, latitude: 34.06 };

let push;
let site;
let maria;
let luis;
let firefox;
let page;
const person = {};

before(async () => {
  // No page loads answers.js yet, so no release has it.
  const answers = { 'answers.js': path.join(here, '../../family/src/answers.js') };
  [push, site, maria, luis] = await Promise.all([startPushService(), serve(folder, answers), startPhone(), startPhone()]);
  firefox = await launchFirefox({ push });
  page = await openPhonePage(firefox, site.origin);
  await see('main[data-view="home"]');
}, limit);

after(async () => {
  await firefox?.close();
  maria?.close();
  luis?.close();
  await Promise.all([push?.close(), site?.close()]);
}, limit);

const { see, shown, main, notified, clearNotices, rows, entries } = eyesOn(() => page);
const home = async () => {
  if (await page.$('.back')) await page.click('.back');
  await see('main[data-view="home"]');
};
const scopes = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname).filter((name) => name !== '/'));
const scopeOf = async (sender) => (await rows('pairings')).find((row) => row.sender === sender).scope;
const ofKind = async (kind, verdict = 'new') => (await entries()).filter((entry) => entry.kind === kind && entry.verdict === verdict).length;

/** Delivers what `phone` has, and waits until Firefox has acknowledged every push as decrypted. */
async function deliver(phone, pushes = 1) {
  const seen = push.acknowledged.length;
  assert.equal((await phone('deliver')).accepted, pushes);
  await push.until(() => push.acknowledged.length >= seen + pushes);
  assert.deepEqual(push.acknowledged.slice(seen), Array(pushes).fill(100));
}

async function attack(phone, who, what) {
  const seen = push.acknowledged.length;
  await phone('hostile', { person: who, what });
  await push.until(() => push.acknowledged.length > seen);
}

test('two senders on one page: a scope each, and only one has a family word', limit, async () => {
  person.maria = await pair(maria, page, { label: 'A', sender: 'María', origin: site.origin });
  person.luis = await pair(luis, page, { label: 'A', sender: 'Luis', origin: site.origin });
  assert.deepEqual((await scopes()).sort(), [`/f/${await scopeOf('María')}/`, `/f/${await scopeOf('Luis')}/`].sort());
  await home();
  const senders = await page.$$('.row[data-state="paired"]');
  assert.equal(senders.length, 2);
  for (const row of senders) {
    if ((await row.evaluate((node) => node.textContent)).includes('María')) await row.click();
  }
  await see('#word');
  await page.type('#word', 'Mango  azul');
  await page.click('form .primary');
  await see('[data-word-set="true"]');
  const kept = (await rows('pairings')).find(({ sender }) => sender === 'María').word;
  assert.deepEqual(Object.keys(kept).sort(), ['hash', 'rounds', 'salt'], 'the word itself is not kept');
});

test('drills: PRACTICE above everything, no number to ring, and only a loud one is loud', limit, async () => {
  for (const [loud, mark, notice] of [[false, 'gentle', 'Practice | A practice message has arrived.'], [true, 'loud', 'PRACTICE. Please open this | Practice only. Nothing has happened.']]) {
    await home();
    await clearNotices();
    await maria.call('alerts.drill', { loud });
    await deliver(maria);
    await see(`main[data-kind="drill"] [data-drill="${mark}"]`);
    assert.match(await shown('main'), /PRACTICE.*Practice from María: nothing has happened/);
    assert.equal(await page.$('main a[href^="tel:"]'), null);
    assert.deepEqual(await notified(), [notice]);
  }
});

test('alert, update, stand-down: with the right word, another one, none, and from a sender without a word', limit, async () => {
  const typed = [[maria, 'MANGO azul ', 'right'], [maria, 'papaya', 'miss'], [maria, undefined, 'miss'], [luis, 'mango azul', null]];
  for (const [phone, word, verdict] of typed) {
    const name = phone === maria ? 'María' : 'Luis';
    const { alert } = await phone.call('alerts.press', { location: place });
    await deliver(phone);
    await page.waitForFunction((sender) => document.querySelector('main[data-kind="alert"][data-stood-down="false"] h1')?.textContent.includes(sender), { timeout: 20000 }, name);
    assert.match(await shown('main'), /34\.05123,\s-118\.24321/);
    await phone.call('alerts.update', { alert, location: elsewhere });
    await deliver(phone);
    await see('main[data-kind="alert"] [data-update="ok"]');
    assert.match(await shown('[data-update]'), /34\.06,/);
    await phone.call('alerts.stand_down', { alert, word });
    await deliver(phone);
    await see('main[data-kind="alert"][data-stood-down="true"] [data-stand-down="ok"]');
    assert.match(await shown('[data-stand-down]'), new RegExp(`Hear ${name}’s voice before you stop`));
    assert.equal(await page.$eval('[data-stand-down]', (node) => node.querySelector('[data-word]')?.dataset.word ?? null), verdict);
  }
  assert.equal(JSON.stringify(await rows('entries')).toLowerCase().includes('mango'), false, 'what was typed is not kept');
});

test('a stand-down that is replayed, a key of nobody and a later version add nothing', limit, async () => {
  const before = await ofKind('stand-down');
  await attack(luis, person.luis, 'replay');
  await see('[data-news="old-copy"]');
  await home();
  await attack(luis, person.luis, 'flip-inside');
  await see('[data-news="forged"]');
  await clearNotices();
  await attack(luis, person.luis, 'unknown-key');
  await see('[data-news="unknown-sender"]');
  assert.deepEqual(await notified(), ['A message could not be verified | Open to see what that means.']);
  await clearNotices();
  await attack(luis, person.luis, 'newer');
  await see('[data-news="newer-version"]');
  assert.deepEqual(await notified(), ['Please open and update this page | A message has arrived that needs a newer page.']);
  assert.equal(await ofKind('stand-down'), before);
  const doubts = (await rows('entries')).filter(({ verdict }) => verdict !== 'new');
  assert.deepEqual(doubts.filter((entry) => 'body' in entry || 'kind' in entry), [], 'nothing of their content is kept');
});

test('a new number is shown left to right, to be called and listened to', limit, async () => {
  await home();
  await maria.call('alerts.number_changed', { number: '+1 213 555 0199' });
  await deliver(maria);
  await see('main[data-kind="number-changed"]');
  assert.equal(await page.$eval('.telephone bdi', (node) => `${node.dir} ${node.textContent}`), 'ltr +12135550199');
  assert.equal(await page.$eval('footer a', (node) => node.getAttribute('href')), 'tel:+12135550199');
});

test('a packet and a photo in several parts, whole to the byte', limit, async () => {
  const packet = { label: 'Rosa', a_number: 'A012-345-678', country_of_birth: 'Guatemala', legal_name: 'Rosa López', other_names: [], date_of_birth: { iso: '1990-05-01' }, medication: 'xyz '.repeat(450), conditions: '', children: [], lawyer: { name: '', phone: '' }, collectors: [], consulate: '' };
  const record = await maria.call('vault.put_packet', { kept: { id: '', packet } });
  await home();
  const { pushes } = await maria.call('alerts.share_record', { person: person.maria, record });
  assert.ok(pushes > 1);
  await deliver(maria, pushes);
  await see('[data-packet="whole"]');
  await page.click('footer .primary');
  await see('pre');
  assert.match(await shown('pre'), /A 012 345 678[^]*Rosa López[^]*(xyz ){449}/);

  const png = makePng(60, 40);
  const file = await maria.call('vault.import_document', { name: 'photo.png', media_type: 'image/png' });
  await maria.call('import.write', { import: file, chunk: png.toString('base64url') });
  const document = await maria.call('import.finish', { import: file });
  await home();
  const photo = await maria.call('alerts.share_document', { person: person.maria, document });
  assert.ok(photo.pushes > 1);
  await deliver(maria, photo.pushes);
  await see('[data-packet="whole"]');
  await page.click('footer .primary');
  await page.waitForFunction(() => document.querySelector('canvas')?.width === 60, { timeout: 20000 });
  const row = (await rows('packets')).find(({ type }) => type === 'image/png');
  assert.deepEqual(Buffer.from(row.bytes), png);
});

test('the sealed link of a text message is the same alert as its push, once', limit, async () => {
  // A name outside GSM-7, like the other one's, leaves the message no room for a link.
  const { drafts } = await luis.call('alerts.press', { location: place });
  const link = /https?:\/\/\S+\/#s[\w-]+/.exec(drafts[0].text)[0];
  const open = async (address) => {
    await page.goto('about:blank');
    await page.goto(address);
    await see('main[data-view="entry"]');
  };
  await open(link);
  assert.deepEqual([(await main()).kind, (await main()).verdict], ['alert', 'new']);
  await see('[data-origin="verified"]');
  assert.match(await shown('main'), /Luis asks for help.*34\.05123/);
  assert.equal(await page.evaluate(() => location.hash), '');
  assert.equal(site.asked.some((url) => url.includes('#') || url.includes(link.split('#')[1])), false);
  await open(link);
  assert.equal((await main()).verdict, 'old-copy');
  await open(link.slice(0, -2) + (link.at(-2) === 'A' ? 'B' : 'A') + link.at(-1));
  assert.equal((await main()).verdict, 'forged');
  await deliver(luis);
  await see('main[data-kind="alert"][data-verdict="new"]');
  await home();
  // Wherever it is opened from, there are the words, which only the push has.
  for (const row of [0, 1]) {
    await (await page.$$('.row[data-verdict="new"]'))[row].click();
    await see('main[data-kind="alert"] blockquote');
    await home();
  }
});

test('what the page says back is opened by the core, once and unchanged only', limit, async () => {
  const { alert } = await luis('press');
  await deliver(luis);
  await see('main[data-kind="alert"]');
  const made = await page.evaluate(async (scope) => {
    const [{ makeAnswer, makeOptOut, makeReceipt }, { openStore }, { toBase64url }] = await Promise.all(['answers', 'store', 'bytes'].map((name) => import(`/${name}.js`)));
    const store = openStore();
    const { entries: all } = await store.read();
    const of = all.filter((entry) => entry.scope === scope && entry.kind === 'alert').sort((a, b) => b.arrived - a.arrived)[0].id;
    const said = [await makeReceipt(store, { scope, of, shown: true, now: Date.now() }), await makeAnswer(store, { scope, of, onIt: true, now: Date.now() }), await makeOptOut(store, { scope, now: Date.now() })];
    return said.map(({ envelope }) => toBase64url(envelope));
  }, await scopeOf('Luis'));
  const take = (bytes) => luis.call('alerts.take_incoming', { bytes });
  const flipped = Buffer.from(made[1], 'base64url');
  flipped[500] ^= 1;
  assert.equal((await take(flipped.toString('base64url'))).verdict, 'forged');
  for (const [i, kind] of ['receipt', 'answer', 'opt-out'].entries()) {
    assert.deepEqual(Object.entries(await take(made[i])).filter(([name]) => ['verdict', 'kind'].includes(name)).sort(), [['kind', kind], ['verdict', 'new']]);
    if (kind === 'answer') assert.equal((await luis.call('alerts.state', { alert })).rows[0].reached, 'answered');
  }
  assert.notEqual((await take(made[1])).verdict, 'new');
  assert.equal((await luis('press')).pushes, 0, 'who opted out is not written to again');
  // On another phone's pairing the same bytes mean nothing.
  assert.equal((await maria.call('alerts.take_incoming', { bytes: made[1] })).verdict, 'unknown-sender');
});

test('a revoke ends one pairing and leaves the other', limit, async () => {
  const mine = await scopeOf('María');
  await home();
  await maria.call('alerts.revoke', { person: person.maria });
  await deliver(maria);
  await see('main[data-kind="revoke"]');
  await page.waitForFunction(async (scope) => {
    const gone = await navigator.serviceWorker.getRegistration(`/f/${scope}/`);
    return !(await gone?.pushManager.getSubscription());
  }, { timeout: 20000, polling: 100 }, mine);
  const states = Object.fromEntries((await rows('pairings')).map(({ sender, state, keys }) => [sender, [state, keys.length]]));
  assert.deepEqual(states.María, ['refused', 0]);
  assert.deepEqual(states.Luis, ['paired', 4]);
});
