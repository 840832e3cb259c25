// Pictures of the demo's alert for people to look at, in target/pictures/demo/: `node pictures-demo.mjs [locale …]`, with AMPARO_DEMO (its program) as
// for the tests. `whole-en.png` is what docs/demo.png shows.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pressForFive, startDemo } from './lib/demo.mjs';
import { launchFirefox } from './lib/firefox.mjs';

const out = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../target/pictures/demo');
const locales = process.argv.length > 2 ? process.argv.slice(2) : ['en', 'es', 'ar-XB'];
const patience = { timeout: 60000 };

fs.mkdirSync(out, { recursive: true });
const firefox = await launchFirefox({});
for (const locale of locales) await shoot(locale);
await firefox.close();

async function shoot(locale) {
  const demo = await startDemo('--lang', locale);
  const page = await firefox.newPage();
  const take = async (name) => {
    await new Promise((resolve) => { setTimeout(resolve, 600); });
    await (await page.$('#phone')).screenshot({ path: path.join(out, `${name}-${locale}.png`) });
  };
  await page.setViewport({ width: 1200, height: 900 });
  await pressForFive(page, demo.origin, patience);
  await take('pressed');
  await page.waitForFunction(() => document.querySelectorAll('#phone [data-reached="left-this-phone"]').length === 2, patience);
  await take('tried');
  await page.screenshot({ path: path.join(out, `whole-${locale}.png`) });
  await page.click('#phone .open-message');
  await page.waitForSelector('#phone .sheet', patience);
  await take('message');
  await page.close();
  await demo.close();
}
