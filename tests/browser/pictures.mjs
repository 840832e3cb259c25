// Pictures of the page for people to look at, in target/pictures/family/: `node pictures.mjs [locale …]`, with AMPARO_FAMILY (the page's folder)
// and AMPARO_PHONE (the phone process) as for the tests. They are looked at, not compared.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchFirefox, openPhonePage } from './lib/firefox.mjs';
import { mirrored } from './lib/mirror.mjs';
import { startPhone } from './lib/phone.mjs';
import { startPushService } from './lib/push-service.mjs';
import { serve } from './lib/site.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, '../../target/pictures/family');
const folder = process.env.AMPARO_FAMILY ?? path.join(here, '../../target/family/release');
const locales = process.argv.length > 2 ? process.argv.slice(2) : ['en', 'es', 'ar-XB'];

fs.mkdirSync(out, { recursive: true });
for (const locale of locales) await journey(locale, {});
await journey(locales[0], { dark: true, suffix: '-dark' });
await journey(locales[0], { textSize: 32, suffix: '-200' });

async function journey(locale, { dark = false, textSize = 16, suffix = '' }) {
  const [push, site, phone] = await Promise.all([startPushService(), serve(folder, locale === 'ar-XB' ? mirrored(folder) : {}), startPhone()]);
  const firefox = await launchFirefox({ push, dark, textSize, lang: locale === 'ar-XB' ? 'en' : locale });
  const page = await openPhonePage(firefox, site.origin);
  const see = (selector) => page.waitForSelector(selector, { timeout: 20000 });
  const take = async (name, whole = false) => {
    await new Promise((resolve) => { setTimeout(resolve, 150); });
    await page.screenshot({ path: path.join(out, `${name}-${locale}${suffix}.png`), fullPage: whole });
  };
  const show = async (name, selector) => {
    await see(selector);
    await take(name);
    const tall = await page.evaluate(() => document.documentElement.scrollHeight > innerHeight + 4);
    if (tall) await take(`${name}-whole`, true);
  };
  const hostile = async (what) => {
    const before = push.acknowledged.length;
    await phone('hostile', { person, what });
    await push.until(() => push.acknowledged.length > before);
  };
  const home = () => page.click('.back');

  await show('1-empty', 'main[data-view="home"]');
  const { person } = await phone('add_person', { label: 'A', language: locale === 'ar-XB' ? 'en' : locale, number: '+12135550100' });
  const { link } = await phone('begin_pairing', { person, sender: 'María', page: site.origin });
  await page.type('#invite', link);
  await page.click('form .primary');
  await show('2-review', 'main[data-view="review"]');
  await page.click('footer .primary');
  await show('3-reply', 'main[data-view="reply"]');
  await phone('accept_reply', { person, reply: await page.$eval('#reply', (field) => field.value) });
  await phone('deliver');
  await show('4-compare', 'main[data-view="compare"]');
  await page.click('footer .primary');
  await show('5-paired', 'main[data-view="paired"]');
  await phone('confirm', { person });
  const { alert } = await phone('press');
  await phone('deliver');
  await show('6-alert', 'main[data-kind="alert"]');
  await hostile('flip-inside');
  await show('7-alert-and-forged', '[data-news="forged"]');
  await page.click('[data-news] button');
  await show('8-forged', 'main[data-verdict="forged"]');
  await hostile('wrong-clock');
  await show('9-late', 'main[data-late="true"]');
  await phone('stand_down', { alert });
  await phone('deliver');
  await show('10-stand-down', 'main[data-stood-down="true"]');
  await home();
  await show('11-home', 'main[data-view="home"]');
  await page.type('#invite', 'nothing');
  await page.click('form .primary');
  await show('12-garbage', 'main[data-view="problem"]');

  await firefox.close();
  phone.close();
  await Promise.all([push.close(), site.close()]);
}
