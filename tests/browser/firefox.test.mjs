// The whole way: the Rust core presses, its bytes travel through a push service into Firefox's own decoder, the page's worker judges
// them, and the page shows what it is sure of. There is no test double between our encoder and Firefox's decoder.
import assert from 'node:assert/strict';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchFirefox, openPhonePage } from './lib/firefox.mjs';
import { startPhone } from './lib/phone.mjs';
import { startPushService } from './lib/push-service.mjs';
import { answer, eyesOn } from './lib/relative.mjs';
import { serve } from './lib/site.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = process.env.AMPARO_FAMILY ?? path.join(here, '../../target/family/release');
const limit = { timeout: 120000 };

let push;
let site;
let phone;
let firefox;
let page;
let person;
let alert;
let words;

before(async () => {
  [push, site, phone] = await Promise.all([startPushService(), serve(folder), startPhone()]);
  firefox = await launchFirefox({ push });
}, limit);

after(async () => {
  await firefox?.close();
  phone?.close();
  await Promise.all([push?.close(), site?.close()]);
}, limit);

const { see, shown, main, notices, notified, clearNotices, entries } = eyesOn(() => page);

/** Lets the phone do something hostile, and waits until Firefox has acknowledged what came of it. */
async function attack(what, who = person) {
  const before = push.acknowledged.length;
  await phone('hostile', { person: who, what });
  await push.until(() => push.acknowledged.length > before);
  return push.acknowledged.at(-1);
}

/** Invites a new person and lets this browser answer; the reply is handed to the phone, nothing is delivered yet. */
const answerInvite = (label) => answer(phone, page, { label, sender: 'María', origin: site.origin });

test('hostile invites are refused on the page', limit, async () => {
  page = await openPhonePage(firefox, site.origin);
  await see('main[data-view="home"]');
  const { vectors } = await import('./unit/page.mjs');
  const golden = vectors.invite.link.split('#')[1];
  const expired = Buffer.from(golden.slice(3), 'base64url');
  expired.writeBigUInt64BE(BigInt(Date.now() - 1), 179);
  const cases = { expired: `#v1.${expired.toString('base64url')}`, newer: `#v2.${golden.slice(3)}`, garbage: `#v1.${golden.slice(3, -4)}` };
  for (const [problem, fragment] of Object.entries(cases)) {
    await page.goto('about:blank');
    await page.goto(`${site.origin}/${fragment}`);
    await see(`[data-problem="${problem}"]`);
    assert.equal(await page.evaluate(() => location.hash), '', 'the link does not stay in the address');
  }
  await page.click('footer .primary');
  await see('main[data-view="home"]');
  await page.type('#invite', 'hello');
  await page.click('form .primary');
  await see('[data-problem="garbage"]');
});

test('pairing: both sides see the same five pictures', limit, async () => {
  person = await answerInvite('M');
  assert.deepEqual(await notices(), []);
  await phone('deliver');
  await see('main[data-view="compare"]');
  const ours = await page.$$eval('[data-picture]', (nodes) => nodes.map((node) => node.dataset.picture));
  assert.deepEqual(ours, (await phone('pictures', { person })).pictures);
  assert.equal(await page.$$eval('[data-picture] svg.picture path', (nodes) => nodes.length), 5);
  await page.click('footer .primary');
  await see('main[data-view="paired"]');
  await phone('confirm', { person });
});

test('an alert is shown, verified, with her words and a neutral notification', limit, async () => {
  await clearNotices();
  ({ alert } = await phone('press'));
  // Keeps a copy of the very envelope that is delivered next, for the replay.
  await phone('hostile', { person, what: 'remember' });
  await phone('deliver');
  await see('main[data-kind="alert"]');
  assert.equal((await main()).verdict, 'new');
  assert.equal((await main()).late, 'false');
  await see('[data-origin="verified"]');
  assert.match(await shown('main'), /Came from María’s phone/);
  words = await shown('blockquote');
  assert.match(words, /María|call/);
  assert.equal(await page.$eval('blockquote', (node) => node.lang), 'en');
  assert.match(await shown('main'), /888-624-4752/);
  assert.deepEqual(await notified(), ['Please open this now | A message for you has arrived.']);
  assert.equal(push.acknowledged.at(-1), 100);
  const [{ headers, length }] = push.pushes.slice(-1);
  assert.equal(headers['content-encoding'], 'aes128gcm');
  assert.equal(length, 86 + 3072 + 1 + 16, 'one size for every push');
});

test('a replay is an old copy, never new', limit, async () => {
  assert.equal(await attack('replay'), 100);
  await see('[data-news="old-copy"]');
  assert.equal((await main()).kind, 'alert', 'the alert stays on the screen');
});

test('a bit flipped inside the envelope is shown as forged, never as new', limit, async () => {
  await clearNotices();
  const before = (await entries()).filter(({ verdict }) => verdict === 'new').length;
  assert.equal(await attack('flip-inside'), 100);
  await see('[data-news="forged"]');
  assert.equal((await entries()).filter(({ verdict }) => verdict === 'new').length, before);
  assert.deepEqual(await notified(), ['A message could not be verified | Open to see what that means.']);
});

test('a stand-down under the alert key is a forgery', limit, async () => {
  await page.reload();
  await see('main');
  assert.equal(await attack('wrong-key'), 100);
  await see('[data-news="forged"]');
  assert.equal((await entries()).some(({ kind }) => kind === 'stand-down'), false);
  assert.equal(await page.$('[data-stand-down]'), null);
});

test('a bit flipped outside never reaches the page: code 101 and no notification', limit, async () => {
  await clearNotices();
  const before = await entries();
  assert.equal(await attack('flip-outside'), 101);
  assert.deepEqual(await notices(), []);
  assert.deepEqual(await entries(), before);
});

test('an alert with a wrong clock is shown loudly, with the doubt', limit, async () => {
  await clearNotices();
  assert.equal(await attack('wrong-clock'), 100);
  await see('main[data-late="true"] .loud');
  assert.equal((await main()).verdict, 'new');
  assert.match(await shown('.loud'), /Sent .+ by the clock of María’s phone; arrived .+ It may be late\./);
  assert.equal((await notified()).length, 1);
});

test('the stand-down is shown on its alert, and asks to hear her voice', limit, async () => {
  await phone('stand_down', { alert });
  await phone('deliver');
  await see('main[data-stood-down="true"] [data-stand-down="ok"]');
  assert.match(await shown('[data-stand-down]'), /said “I am safe” at .+Hear María’s voice before you stop\./);
  assert.equal(await shown('blockquote'), words, 'on the alert it speaks of');
});

test('a reveal that is not what the invite promised ends the pairing', limit, async () => {
  const other = await answerInvite('W');
  await clearNotices();
  assert.equal(await attack('wrong-reveal', other), 100);
  await see('[data-because="commitment"]');
  assert.deepEqual(await notified(), ['A message could not be verified | Open to see what that means.']);
  assert.equal(await page.$('[data-picture]'), null, 'there are no pictures to compare');
});

test('the policy holds: no inline script, no other origin, no markup from text', limit, async () => {
  const found = await page.evaluate(async (other) => {
    const script = document.createElement('script');
    let markup = 'accepted';
    try {
      script.textContent = 'window.ran = true';
    } catch {
      // Trusted Types already stop it here.
    }
    document.body.append(script);
    try {
      document.createElement('div').innerHTML = '<b>x</b>';
    } catch {
      markup = 'refused';
    }
    const reached = await fetch(other).then(() => true, () => false);
    return { ran: window.ran === true, markup, reached };
  }, `${push.origin}/`);
  assert.deepEqual(found, { ran: false, markup: 'refused', reached: false });
});

test('without a network the page and its history are still there', limit, async () => {
  await page.evaluate(() => navigator.serviceWorker.getRegistration('/').then((registration) => registration.active ?? Promise.reject(new Error('no working copy'))));
  await site.close();
  await page.goto('about:blank');
  await page.goto(site.origin);
  await see('main');
  if (await page.$('.back')) await page.click('.back');
  await see('main[data-view="home"]');
  const rows = await page.$$eval('[data-verdict]', (nodes) => nodes.map((node) => node.dataset.verdict));
  for (const verdict of ['new', 'old-copy', 'forged']) assert.ok(rows.includes(verdict), verdict);
});

test('the page keeps its history, and no address of a pairing was ever asked for', limit, async () => {
  assert.equal(site.asked.some((url) => url.includes('/f/')), false);
  assert.equal(site.asked.some((url) => url.includes('v1')), false);
});
