// The page in practice, in Firefox: the same pairing, verdicts and screens, with pushes that come from the loopback server and
// are opened by the page itself. Nothing may be left behind.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import test, { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { launchFirefox, openPhonePage } from './lib/firefox.mjs';
import { startPhone } from './lib/phone.mjs';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const limit = { timeout: 120000 };
const types = { html: 'text/html', js: 'text/javascript', css: 'text/css', json: 'application/json', svg: 'image/svg+xml' };

let folder;
let server;
let origin;
let phone;
let firefox;
let page;

before(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'amparo-practice-'));
  execFileSync('cargo', ['run', '--quiet', '--profile', 'ci', '-p', 'amparo-family', '--example', 'write', '--', folder, 'practice'], { cwd: root, stdio: 'inherit' });
  ({ server, origin } = await servePractice());
  phone = await startPhone();
  firefox = await launchFirefox({});
}, limit);

after(async () => {
  await firefox?.close();
  phone?.close();
  server?.closeAllConnections();
  server?.close();
  fs.rmSync(folder, { recursive: true, force: true });
}, limit);

/** The loopback server as docs/family-page.md describes it: files under /family/, a push endpoint and an inbox a channel. */
async function servePractice() {
  const channels = new Map();
  const bodies = (name) => channels.get(name) ?? channels.set(name, []).get(name);
  const practice = http.createServer(async (request, response) => {
    const url = new URL(request.url, origin);
    if (request.method === 'POST') {
      const chunks = [];
      for await (const chunk of request) chunks.push(chunk);
      bodies(url.pathname.replace('/practice/push/', '')).push(Buffer.concat(chunks).toString('base64url'));
      response.writeHead(201).end();
    } else if (url.pathname === '/practice/inbox') {
      const after = Number(url.searchParams.get('after'));
      const channel = bodies(url.searchParams.get('channel'));
      for (let i = 0; i < 100 && channel.length <= after; i += 1) await new Promise((resolve) => { setTimeout(resolve, 50); });
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ next: channel.length, bodies: channel.slice(after) }));
    } else {
      const file = path.join(folder, path.normalize(url.pathname.replace('/family/', '/')));
      if (!fs.existsSync(file)) return response.writeHead(404).end();
      response.writeHead(200, { 'Content-Type': types[file.split('.').pop()] ?? '' }).end(fs.readFileSync(file));
    }
    return undefined;
  });
  await new Promise((resolve) => { practice.listen(0, '127.0.0.1', resolve); });
  return { server: practice, origin: `http://127.0.0.1:${practice.address().port}` };
}

const see = (selector) => page.waitForSelector(selector, { timeout: 20000 });

test('practice runs the whole journey, labelled on every screen', limit, async () => {
  const labelled = async () => assert.match(await page.$eval('.practice', (node) => node.textContent), /^Practice\./);
  const { person } = await phone('add_person', { label: 'M', language: 'en', number: '+12135550100' });
  const { link } = await phone('begin_pairing', { person, sender: 'María', page: origin });
  page = await openPhonePage(firefox, `${origin}/family/practice.html#${link.split('#')[1]}`);
  await see('main[data-view="review"]');
  await labelled();
  await page.click('footer .primary');
  await see('main[data-view="reply"]');
  await phone('accept_reply', { person, reply: await page.$eval('#reply', (field) => field.value) });
  await phone('deliver');
  await see('main[data-view="compare"]');
  const ours = await page.$$eval('[data-picture]', (nodes) => nodes.map((node) => node.dataset.picture));
  assert.deepEqual(ours, (await phone('pictures', { person })).pictures);
  await page.click('footer .primary');
  await phone('confirm', { person });
  const { alert } = await phone('press');
  await phone('deliver');
  await see('main[data-kind="alert"] [data-origin="verified"]');
  await labelled();
  await phone('hostile', { person, what: 'flip-inside' });
  await see('[data-news="forged"]');
  await phone('stand_down', { alert });
  await phone('deliver');
  await see('main[data-stood-down="true"]');
  await labelled();
});

test('practice leaves nothing in the browser', limit, async () => {
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: await caches.keys(),
    stored: localStorage.length + sessionStorage.length,
    cookies: document.cookie,
  }));
  assert.deepEqual(left, { databases: [], workers: 0, caches: [], stored: 0, cookies: '' });
  await page.reload();
  await see('main[data-view="home"]');
  assert.equal(await page.$('[data-state]'), null);
});
