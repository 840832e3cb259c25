// A card of My rights, and the screen that is held up.
import { call } from './api.js';
import { button, drawn, element, phoneNumber, told } from './dom.js';
import { printed } from './screen-print.js';

export async function cardScreen(phone, view) {
  const { id, from } = view;
  const [t, card, { pack }] = await Promise.all([phone.screen('card'), call('cards.card', { id }), call('packs.installed')]);
  const shows = await Promise.all(card.shows.map((show) => call('cards.show', { id: show })));
  const origin = pack && await phone.message('card-pack', { pack: pack.pack, date: phone.isoDay(pack.created) });
  const { review } = card;
  const isNew = (line) => card.changed.includes(line.id) && t['card-changed'];
  const calls = element('section', { class: 'calls' }, element('h2', { id: 'who-to-call' }, t['card-call']), card.call.map((entry) => phoneEntry(entry)), card.call.length > 0 && element('p', { class: 'q' }, t['card-call-hint']),
    card.pages.length > 0 && [element('h3', {}, t['card-pages']), card.pages.map((entry) => pageEntry(entry))]);
  const helpers = card.call.length + card.pages.length;
  const show = ({ id: screen, title }, i) => button(i === 0 ? t['card-show'] : title.value, () => phone.go('show', { id: screen, from: view }), i === 0 ? 'primary' : 'primary quiet');
  return {
    title: card.title.value,
    back: () => (from ? phone.go(from.name, from) : phone.go('rights')),
    body: [
      labels(review),
      origin && element('p', { class: 'q', 'data-pack': pack.version }, origin),
      review.out_of_date && told('p', review.out_of_date, { class: 'ban' }),
      part(t['card-do'], actions(card.steps, t['card-step'], '✓', 'act', isNew)),
      part(t['card-say'], card.say.map((line) => sayRow(line, t, isNew))),
      shows.slice(1).map((screen, i) => show(screen, i + 1)),
      part(t['card-do-not'], actions(card.avoid, t['card-avoid'], '✕', 'act n', isNew)),
      card.papers.length > 0 && part(t['card-papers'], [card.papers.map((paper) => sample(paper, isNew)), told('p', card.papers_note, { class: 'q' })]),
      card.why.length > 0 && more(t['card-why'], card.why.map((line) => [told('p', line.text), notes(line, isNew)]), card.why.some(isNew)),
      helpers > 0 && calls,
      more(t['card-sources'], sources(phone, review, t)),
      printed(phone, { what: 'card', fields: { id }, words: t['card-print'], title: card.title.value, from: view }),
      told('p', review.disclaimer, { class: 'note' }),
    ],
    footer: [
      shows.slice(0, 1).map(show),
      helpers > 0 && button(t['card-call'], () => calls.scrollIntoView({ block: 'start' }), 'primary quiet'),
    ],
  };
}

export async function showScreen(phone, { id, from }) {
  const [t, show] = await Promise.all([phone.screen('show'), call('cards.show', { id })]);
  return {
    bare: true,
    tone: 'show',
    body: [
      element('h1', { tabindex: '-1', class: 'en', lang: 'en', dir: 'ltr' }, show.english.map((line) => element('span', {}, line))),
      show.own.length > 0 && element('div', { class: 'lo' }, show.own.map((line) => told('p', line))),
      told('p', show.hint, { class: 'ban' }),
      show.own.length > 0 && show.translation && told('p', show.translation, { class: 'q' }),
    ],
    footer: [button(t['show-close'], () => phone.go(from.name, from), 'primary text')],
  };
}

/** "Not yet reviewed …" is a quiet line, never a warning. */
function labels(review) {
  const parts = [review.attorney, review.facts_of, review.translation].filter(Boolean);
  return element('p', { class: 'q' }, parts.map((words, i) => [i > 0 && ' · ', told('span', words)]));
}

/** What is to be done, said and left stand apart. */
function part(title, content) {
  const some = Array.isArray(content) ? content.length > 0 : content;
  return some && [element('h2', {}, title), content];
}

/** `spoken`: what a screen reader says before each. */
function actions(lines, spoken, mark, kind, isNew) {
  const line = (item) => element('li', { class: kind }, element('i', { role: 'img', 'aria-label': spoken }, drawn(item.action) ?? mark),
    element('div', {}, told('span', item.text), notes(item, isNew)));
  return lines.length > 0 && element('ul', {}, lines.map(line));
}

/** What is to be known of one line: that it is new, and how it was translated where that differs from its card. */
function notes(line, isNew) {
  return [isNew(line) && element('small', { class: 'fresh' }, isNew(line)), line.translation && told('small', line.translation, { class: 'q' })];
}

function sayRow(line, t, isNew) {
  const { english, sound, meaning } = line;
  const labelled = (label, words) => words && element('small', {}, `${label}: `, told('span', words));
  return element('div', { class: 'row say' }, element('div', {},
    element('b', { lang: 'en', dir: 'ltr' }, `“${english}”`),
    labelled(t['card-sound'], sound),
    labelled(t['card-meaning'], meaning), notes(line, isNew)));
}

function phoneEntry({ name, number, note, checked }) {
  return element('div', { class: 'row' }, element('div', {},
    told('b', name), phoneNumber(number), told('small', note), told('small', checked)));
}

/** A drawing that copies no form. Its numbers are those of the list below it. */
function sample({ title, alt, svg, marks }, isNew) {
  return element('figure', { class: 'sample' }, told('figcaption', title),
    element('img', { src: `data:image/svg+xml,${encodeURIComponent(svg)}`, alt: alt.value, width: '320' }),
    element('ol', { class: 'steps' }, marks.map((mark) => element('li', {}, element('div', {}, told('span', mark.text), notes(mark, isNew))))));
}

/** An address is read, not pressed: practice leaves this computer for no page. */
function pageEntry({ name, page, note, checked }) {
  return element('div', { class: 'row' }, element('div', {},
    told('b', name), element('span', { class: 'address', dir: 'ltr' }, page.shown), told('small', note), told('small', checked)));
}

function sources(phone, review, t) {
  return [
    element('p', {}, element('b', {}, t['card-law']), ` ${review.authority.join(' · ')}`),
    element('ul', { class: 'plain' }, review.sources.map(({ name, date }) => element('li', {}, `${name}, ${date}`))),
    element('p', {}, element('b', {}, t['card-sure']), ` ${t[`card-sure-${review.confidence}`]}`),
    element('p', {}, element('b', {}, t['card-reviewed']), ` ${phone.isoDay(review.last_reviewed)}`),
  ];
}

function more(title, content, open = false) {
  return element('details', { open }, element('summary', {}, title), content);
}
