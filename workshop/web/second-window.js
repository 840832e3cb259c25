// Another phone in a window of its own. It belongs to the practice of the first window and ends with it.
import { fetchJson, join, practice, take } from './api.js';
import { element, icon, useIcons } from './dom.js';
import { Phone } from './phone.js';
import { firstLanguage, loadWords, speakAs } from './words.js';

const lookMs = 2000;
const at = (id) => document.getElementById(id);

/**
 * `which`: `keeper` or `new`; `screens`: what it shows; `tells`: what the first window hears of. Its words are `phone-of-<which>` and
 * `caption-<which>`.
 */
export async function secondWindow(which, screens, tells = []) {
  const [cast, drawings] = await Promise.all([join(which), fetchJson('/web/icons.json')]);
  const words = await loadWords(cast);
  useIcons(drawings);
  const phone = new Phone({ root: at('phone'), screens, cast, whose: `phone-of-${which}` });
  const caption = `caption-${which}`;
  phone.addEventListener('language', () => {
    const own = speakAs(phone, words);
    document.title = own[caption];
    at('phone-caption').textContent = own[caption];
    at('band').replaceChildren(icon('arch'), element('p', {}, element('b', {}, own['practice']), ' ', own['practice-means']));
  });
  phone.addEventListener('ended', () => location.reload());
  const first = new BroadcastChannel(channel);
  for (const event of tells) phone.addEventListener(event, () => first.postMessage({ practice: practice(), event }));
  await phone.start(firstLanguage(cast));
  follow(phone);
}

const channel = 'amparo-practice';

/** In the first window: what happens on the other phones happens for whoever follows along. */
export function hearOthers(phone) {
  new BroadcastChannel(channel).addEventListener('message', ({ data }) => data.practice === practice() && phone.tell(data.event));
}

/** A new practice in the first window is one here too; when the practice has ended, nothing of it stays. */
async function follow(phone) {
  try {
    while (!(await take()).ended) await new Promise((resolve) => { setTimeout(resolve, lookMs); });
    location.reload();
  } catch {
    const { words } = phone;
    document.body.replaceChildren(element('main', { class: 'gone' }, icon('arch'), element('h1', { tabindex: '-1' }, words['ended']), element('p', {}, words['ended-means'])));
    document.querySelector('h1').focus();
  }
}
