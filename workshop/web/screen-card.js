// My rights: the situations, a card, the screen that is held up.
import { call } from './api.js';
import { button, element, phoneNumber, tile, told } from './dom.js';

export async function rightsScreen(phone) {
  const [t, tiles] = await Promise.all([phone.screen('rights'), call('cards.tiles')]);
  const situation = ({ id, title, icon }) => element('button', { type: 'button', class: 't', click: () => phone.go('card', { id }) }, tile(icon), told('span', title));
  return {
    title: t['rights-title'],
    back: () => phone.go('home'),
    body: [element('h2', {}, t['rights-question']), element('div', { class: 'grid' }, tiles.map(situation))],
  };
}

export async function cardScreen(phone, { id, from }) {
  const [t, card] = await Promise.all([phone.screen('card'), call('cards.card', { id })]);
  const shows = await Promise.all(card.shows.map((show) => call('cards.show', { id: show })));
  const { review } = card;
  const back = from ? () => phone.go(from.name, from) : () => phone.go('rights');
  const calls = element('section', { class: 'calls' }, element('h2', { id: 'who-to-call' }, t['card-call']), card.call.map((entry) => phoneEntry(entry)));
  const show = (screen, i) => button(i === 0 ? t['card-show'] : screen.title.value, () => phone.go('show', { id: screen.id, card: { name: 'card', id, from } }), i === 0 ? 'primary' : 'primary quiet');
  return {
    title: card.title.value,
    back,
    body: [
      labels(review),
      review.out_of_date && told('p', review.out_of_date, { class: 'ban' }),
      actions(card.steps, t['card-step'], '✓', 'act'),
      actions(card.avoid, t['card-avoid'], '✕', 'act n'),
      card.say.length > 0 && element('h2', {}, t['card-say']),
      card.say.map(sayRow),
      card.why.length > 0 && more(t['card-why'], card.why.map((line) => told('p', line.text))),
      card.call.length > 0 && calls,
      more(t['card-sources'], sources(review, t)),
      told('p', review.disclaimer, { class: 'note' }),
    ],
    footer: [
      shows.slice(0, 1).map(show),
      card.call.length > 0 && button(t['card-call'], () => calls.scrollIntoView({ block: 'start' }), 'primary quiet'),
    ],
  };
}

export async function showScreen(phone, { id, card }) {
  const [t, show] = await Promise.all([phone.screen('show'), call('cards.show', { id })]);
  return {
    bare: true,
    tone: 'show',
    body: [
      element('h1', { tabindex: '-1', class: 'en', lang: 'en', dir: 'ltr' }, show.english.map((line) => element('span', {}, line))),
      show.own.length > 0 && element('div', { class: 'lo' }, show.own.map((line) => told('p', line))),
      told('p', show.hint, { class: 'ban' }),
    ],
    footer: [button(t['show-close'], () => phone.go('card', card), 'primary text')],
  };
}

/** "Not yet reviewed …" is a quiet line, never a warning. */
function labels(review) {
  const parts = [review.attorney, review.facts_of, review.translation].filter(Boolean);
  return element('p', { class: 'q' }, parts.map((part, i) => [i > 0 && ' · ', told('span', part)]));
}

function actions(lines, spoken, mark, kind) {
  const line = ({ text }) => element('li', { class: kind }, element('i', { role: 'img', 'aria-label': spoken }, mark), told('span', text));
  return lines.length > 0 && element('ul', {}, lines.map(line));
}

function sayRow({ english, sound, meaning }) {
  return element('div', { class: 'row say' }, element('div', {},
    element('b', { lang: 'en', dir: 'ltr' }, `“${english}”`),
    sound && told('small', sound),
    meaning && told('small', meaning)));
}

function phoneEntry({ name, number, note, checked }) {
  return element('div', { class: 'row' }, element('div', {},
    told('b', name), phoneNumber(number), told('small', note), told('small', checked)));
}

function sources(review, t) {
  return [
    element('p', {}, element('b', {}, t['card-law']), ` ${review.authority.join(' · ')}`),
    element('ul', { class: 'plain' }, review.sources.map(({ name, date }) => element('li', {}, `${name}, ${date}`))),
    element('p', {}, element('b', {}, t['card-sure']), ` ${t[`card-sure-${review.confidence}`]}`),
    element('p', {}, element('b', {}, t['card-reviewed']), ` ${review.last_reviewed}`),
  ];
}

function more(title, content) {
  return element('details', {}, element('summary', {}, title), content);
}
