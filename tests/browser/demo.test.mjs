// The demo as a room sees it, in Firefox: one press, five people, one honest sentence each, in every language of the strip; and a console
// that stays empty. What `--check` plays over HTTP is not repeated here.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pressForFive, startDemo } from './lib/demo.mjs';
import { launchFirefox } from './lib/firefox.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const limit = { timeout: 120000 };
const patience = { timeout: 30000 };

let firefox;

before(async () => { firefox = await launchFirefox({}); }, limit);
after(() => firefox?.close(), limit);

/** A plain message of ui.ftl, as it is written there. */
function sentence(locale, id) {
  const words = fs.readFileSync(path.join(root, 'locales', locale, 'ui.ftl'), 'utf8');
  return new RegExp(`^${id} = (.+)$`, 'm').exec(words)[1];
}

/** name -> [the sentence, what stands below it] once all has been tried: Diego's service is slow, the pages of the other two fail. */
const expected = (locale) => {
  const [left, not] = ['alert-left-phone', 'alert-not-gone'].map((id) => sentence(locale, id));
  return {
    Ana: [left, null],
    Luis: [not, sentence(locale, 'alert-detail-draft')],
    Sofía: [not, sentence(locale, 'alert-detail-page-gone')],
    Diego: [left, null],
    Elena: [not, sentence(locale, 'alert-detail-no-network')],
  };
};

async function play(locale) {
  const demo = await startDemo('--lang', locale);
  const page = await firefox.newPage();
  const wrong = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.setViewport({ width: 1200, height: 900 });
  const first = await pressForFive(page, demo.origin, patience);
  assert.equal(await page.evaluate(() => document.documentElement.lang), locale);
  // Nobody has been written to yet, and that is what it says.
  const not = sentence(locale, 'alert-not-gone');
  assert.deepEqual(Object.fromEntries(Object.entries(first).map(([name, [said]]) => [name, said])), Object.fromEntries(Object.keys(expected(locale)).map((name) => [name, not])));

  await page.waitForFunction(() => document.querySelectorAll('#phone [data-reached="left-this-phone"]').length === 2, patience);
  await page.waitForFunction((words) => document.querySelector('#phone .people').textContent.includes(words), patience, expected(locale).Elena[1]);
  // A message that waits is tried again and again, and says so for a moment.
  const now = () => page.evaluate(() => window.readRows());
  const settled = (words) => JSON.stringify(Object.entries(window.readRows()).sort()) === words;
  await page.waitForFunction(settled, patience, JSON.stringify(Object.entries(expected(locale)).sort())).catch(() => {});
  assert.deepEqual(await now(), expected(locale));
  const family = await (await page.$('#family')).contentFrame();
  await family.waitForSelector('main[data-kind="alert"][data-verdict="new"]', patience);
  assert.deepEqual(wrong, []);
  await page.close();
  await demo.close();
}

test('one press, five people, five true sentences, in English and Spanish', limit, async () => {
  await Promise.all(['en', 'es'].map(play));
});

/** Opens My family with the PIN at the top of the page, and there the family plan. */
async function openPlan(page) {
  await (await page.$$('#phone .big')).at(-1).click();
  await page.waitForSelector('#pin', patience);
  await page.type('#pin', await page.$eval('.pin-note b', (node) => node.textContent));
  await page.keyboard.press('Enter');
  await page.waitForSelector('#phone[data-view="family"]', patience);
  await (await page.$$('#phone .body .big'))[1].click();
  await page.waitForSelector('#phone[data-view="plan"]', patience);
}

test('a question of the family plan is answered, and both languages stand on its page', limit, async () => {
  const demo = await startDemo('--lang', 'es');
  const page = await firefox.newPage();
  const wrong = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.setViewport({ width: 1200, height: 900 });
  await page.goto(demo.origin);
  await page.waitForSelector('#phone .hold', patience);
  await openPlan(page);
  const done = () => page.$eval('[data-question="pets"]', (node) => node.dataset.done);
  assert.equal(await done(), 'false');
  await page.$eval('[data-question="pets"]', (node) => node.click());
  await page.waitForSelector('#phone textarea', patience);
  await page.type('#phone textarea', 'La gata come a las siete');
  await page.click('#phone footer .primary');
  // The next question stands there, not the same one.
  await page.waitForFunction(() => document.querySelector('#phone [data-field="car"]'), patience);
  await page.click('#phone .back');
  await page.waitForSelector('#phone[data-view="plan"]', patience);
  assert.equal(await done(), 'true');
  await page.$eval('[data-way="print-plan"]', (node) => node.click());
  await page.waitForSelector('#phone [data-way="print"]', patience);
  const paper = await page.$eval('[data-way="print"]', async (link) => (await fetch(link.href)).text());
  assert.match(paper, /La gata come a las siete/);
  assert.match(paper, /lang="en"[\s\S]*lang="es"/);
  assert.deepEqual(wrong, []);
  await page.close();
  await demo.close();
});

/** Everything of the strip that is touched and is smaller than it should be, at each of the first steps; and how wide the page is. */
async function strip(page, steps) {
  const found = { small: [], widest: 0, touched: 0 };
  for (let step = 1; step <= steps; step += 1) {
    const { small, wide, touched } = await page.evaluate(() => {
      const shown = [...document.querySelectorAll('.band button, .trainer :is(button, a, input)')].map((node) => [node.textContent || node.id, node.getBoundingClientRect()]).filter(([, box]) => box.width > 0);
      return { small: shown.filter(([, { width, height }]) => Math.min(width, height) < 47.5).map(([words]) => words), wide: document.documentElement.scrollWidth, touched: shown.length };
    });
    found.small.push(...small);
    found.widest = Math.max(found.widest, wide);
    found.touched += touched;
    if (step < steps) await page.click('.shortcuts .skip');
  }
  return found;
}

test('all that is touched in the strip is large enough, and the strip fits a small phone and a projector', limit, async () => {
  for (const locale of ['en', 'es', 'ar-XB']) {
    const demo = await startDemo('--lang', locale);
    try {
      for (const width of [360, 1280]) {
        const page = await firefox.newPage();
        await page.setViewport({ width, height: 800 });
        await page.goto(demo.origin);
        await page.waitForSelector('#phone .hold', patience);
        const { small, widest, touched } = await strip(page, 13);
        await page.close();
        assert.deepEqual(small, [], `${locale}, ${width} px`);
        assert.ok(widest <= width, `${locale}: ${widest} px wide on ${width}`);
        assert.ok(touched > 40, `${touched} seen`);
      }
    } finally {
      await demo.close();
    }
  }
});

test('the name of a form stays on one line', limit, async () => {
  const demo = await startDemo('--lang', 'en');
  try {
    const page = await firefox.newPage();
    await page.goto(demo.origin);
    await page.waitForSelector('#phone .hold', patience);
    const pieces = (words) => page.evaluate(async (sentence) => {
      const { unbroken } = await import('/web/dom.js');
      return unbroken(sentence).flat().map((part) => part.outerHTML ?? part).filter(Boolean);
    }, words);
    assert.deepEqual(await pieces('ICE says form I-205 is enough.'), ['ICE says form ', '<span class="whole">I-205</span>', ' is enough.']);
    assert.deepEqual(await pieces('A well-known day'), ['A well-known day']);
    await page.close();
  } finally {
    await demo.close();
  }
});
