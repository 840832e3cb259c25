// The workshop page: the phone on the left, the relative's page on the right, the trainer's strip above.
import { begin, end, fetchJson } from './api.js';
import { button, element, icon, useIcons } from './dom.js';
import { FamilyPage } from './family.js';
import { screens } from './owner.js';
import { Phone } from './phone.js';
import { hearOthers } from './second-window.js';
import { Trainer } from './trainer.js';
import { Wire } from './wire.js';
import { firstLanguage, languages, loadWords, speakAs } from './words.js';

const at = (id) => document.getElementById(id);

await start();

async function start() {
  const [cast, drawings] = await Promise.all([begin(), fetchJson('/web/icons.json')]);
  const words = await loadWords(cast);
  useIcons(drawings);
  const family = new FamilyPage(at('family'));
  const phone = new Phone({ root: at('phone'), screens, cast, whose: 'phone-of', family });
  const trainer = new Trainer(at('trainer'), phone, cast);
  const wire = new Wire(at('wire'), phone);
  const speak = () => {
    const other = languages.find((tag) => tag !== phone.language);
    const own = speakAs(phone, words);
    document.title = own.title;
    trainer.speak(own, words[other], other);
    wire.speak(own, phone.language);
    captions(own);
    band(own, cast.pin, () => ended(own));
  };
  phone.addEventListener('language', speak);
  phone.addEventListener('pin', speak);
  phone.addEventListener('ended', () => gone(phone.words['other-window']));
  // On a small screen the devices are one below the other: look where something is to be done.
  phone.addEventListener('handed-invite', () => at('family').scrollIntoView({ block: 'nearest' }));
  phone.addEventListener('reply', () => at('phone').scrollIntoView({ block: 'nearest' }));
  hearOthers(phone);
  family.open();
  await phone.start(firstLanguage(cast));
}

function band(words, pin, finish) {
  at('band').replaceChildren(
    icon('arch'), element('p', {}, element('b', {}, words['practice']), ' ', element('span', { class: 'practice-means' }, words['practice-means'])),
    element('p', { class: 'pin-note' }, element('span', { class: 'wide' }, words['pin-note']), element('span', { class: 'narrow' }, 'PIN'), ' ', element('b', { dir: 'ltr' }, pin)),
    button(words['end'], finish, 'end'));
}

function captions(words) {
  at('phone-caption').textContent = words['caption-phone'];
  at('family-caption').textContent = words['caption-family'];
  at('family').title = words['caption-family'];
}

async function ended(words) {
  await end();
  gone(words['ended'], words['ended-means']);
}

/** Nothing of the practice stays on the screen either. */
function gone(title, line = '') {
  document.body.replaceChildren(element('main', { class: 'gone' }, icon('arch'), element('h1', { tabindex: '-1' }, title), element('p', {}, line)));
  document.querySelector('h1').focus();
}
