// The demo (`cargo demo`) as a process with a home of its own. Its program's name comes from AMPARO_DEMO.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';

/** Starts it without opening a browser: { origin, close() }. */
export async function startDemo(...options) {
  const program = process.env.AMPARO_DEMO;
  if (!program) throw new Error('AMPARO_DEMO must name the demo');
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'amparo-demo-'));
  const child = spawn(program, ['--no-open', ...options], { cwd: home, env: { ...process.env, HOME: home, TMPDIR: home }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { child.once('exit', resolve); });
  const close = async () => {
    child.kill('SIGINT');
    await ended;
    fs.rmSync(home, { recursive: true, force: true });
  };
  for await (const line of readline.createInterface({ input: child.stdout })) {
    const found = /http:\/\/[\d.:]+/.exec(line);
    // The rest of what it says is not read, and fits a pipe.
    if (found) return { origin: found[0], close };
  }
  throw new Error('the demo printed no address');
}

/** In the page: `readRows()` gives what the alert screen says, name -> [sentence, first detail]; `firstRows` is what it said when it came. */
function watchRows() {
  window.readRows = () => Object.fromEntries([...document.querySelectorAll('#phone [data-reached]')].map((node) => {
    const plain = (found) => found?.textContent.replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '') ?? null;
    return [plain(node.querySelector('b')), [plain(node.querySelector('.grow small')), plain(node.querySelector('.details small'))]];
  }));
  const seen = new MutationObserver(() => {
    if (!document.querySelector('#phone[data-view="alert"] [data-reached]')) return;
    seen.disconnect();
    window.firstRows = window.readRows();
  });
  seen.observe(document.querySelector('#phone'), { attributes: true, childList: true, subtree: true });
}

/**
 * Opens the demo at `origin`, lets it pair Ana's page and add the three others, and presses: the alert's screen is there. Gives its rows as
 * they stood when it came, for the first delivery begins a second later, and a busy computer does not always look so soon.
 */
export async function pressForFive(page, origin, patience) {
  const at = (step) => page.waitForFunction((start) => document.querySelector('.where b').textContent.startsWith(start), patience, `${step} `);
  await page.goto(origin);
  await page.waitForSelector('#phone .hold', patience);
  // Card, search, directory, paper, new words, dates, capture, opening, plan, numbers, first days, note.
  for (let step = 0; step < 12; step += 1) await page.click('.shortcuts .skip');
  await page.click('.shortcuts button:nth-child(2)');
  await at(14);
  await page.click('.shortcuts .strong');
  await at(15);
  await page.waitForSelector('#phone[data-view="home"] .hold', patience);
  await page.evaluate(watchRows);
  await page.click('#phone .hold', { count: 2 });
  return (await page.waitForFunction(() => window.firstRows, patience)).jsonValue();
}
