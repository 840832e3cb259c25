// The second window: Rosa's phone, beside María's. It belongs to the practice of the first window and ends with it.
import { fetchJson, join, take } from './api.js';
import { element, icon, useIcons } from './dom.js';
import { Phone } from './phone.js';
import { helpScreen, keepScreen, keptScreen } from './screen-kept.js';

const languages = ['en', 'es'];
const lookMs = 2000;
const at = (id) => document.getElementById(id);

await start();

async function start() {
  const [cast, drawings, ...loaded] = await Promise.all([join(), fetchJson('/web/icons.json'), ...languages.map((tag) => fetchJson(`/words/${tag}`))]);
  const words = Object.fromEntries(languages.map((tag, i) => [tag, loaded[i]]));
  useIcons(drawings);
  const phone = new Phone({ root: at('phone'), screens: { home: keptScreen, keep: keepScreen, help: helpScreen }, cast, whose: 'phone-of-keeper' });
  const speak = () => {
    const own = words[phone.language] ?? words.en;
    phone.words = own;
    document.documentElement.lang = phone.language;
    document.title = own['caption-keeper'];
    at('phone-caption').textContent = own['caption-keeper'];
    at('band').replaceChildren(icon('arch'), element('p', {}, element('b', {}, own['practice']), ' ', own['practice-means']));
  };
  phone.addEventListener('language', speak);
  phone.addEventListener('ended', () => location.reload());
  const wished = navigator.languages.map((tag) => tag.split('-')[0]);
  await phone.start(wished.find((tag) => languages.includes(tag)) ?? 'en');
  follow(words[phone.language] ?? words.en);
}

/** A new practice in the first window is one here too; when the practice has ended, nothing of it stays. */
async function follow(words) {
  try {
    while (!(await take()).ended) await new Promise((resolve) => { setTimeout(resolve, lookMs); });
    location.reload();
  } catch {
    document.body.replaceChildren(element('main', { class: 'gone' }, icon('arch'), element('h1', { tabindex: '-1' }, words['ended']), element('p', {}, words['ended-means'])));
    document.querySelector('h1').focus();
  }
}
