// One thing that came: an alert with what to do, its stand-down, or a message that cannot be taken as new.
import { element } from './dom.js';

const hotline = { shown: '888-624-4752', dialled: 'tel:+18886244752' };

/** The one-line title of an entry, here and in the history. */
export function entryTitle(app, entry) {
  const id = entry.verdict === 'new' ? `kind-${entry.kind}-title` : `entry-${entry.verdict}-title`;
  return app.text(id, { sender: app.sender(entry) });
}

export function entryScreen(app, { key }, main) {
  const entry = app.data.entries.find((row) => row.key === key);
  main.dataset.verdict = entry.verdict;
  main.dataset.kind = entry.kind ?? '';
  main.dataset.late = String(entry.late ?? false);
  return entry.verdict === 'new' ? newScreen(app, entry, main) : doubtScreen(app, entry);
}

function newScreen(app, entry, main) {
  const sender = app.sender(entry);
  const standDown = app.data.entries.find((row) => row.kind === 'stand-down' && row.verdict === 'new' && row.scope === entry.scope && row.body.alert === entry.id);
  const isAlert = entry.kind === 'alert' || entry.kind === 'update';
  main.dataset.stoodDown = String(Boolean(standDown));
  return [
    origin(app, entry),
    standDown ? stoodDown(app, standDown) : null,
    element('h1', { tabindex: '-1' }, entryTitle(app, entry)),
    entry.late ? doubtfulTime(app, entry) : null,
    element('p', { class: 'second' }, app.timedText(() => when(app, entry)), element('br'), place(app, entry), app.say('span', 'origin-press')),
    entry.kind === 'stand-down' ? voice(app, entry) : null,
    entry.body.text ? element('blockquote', { lang: entry.body.lang, dir: 'auto' }, entry.body.text) : null,
    entry.kind === 'other' ? app.say('p', 'kind-other-body', { sender }) : null,
    ...(isAlert ? advice(app, sender) : []),
  ].filter(Boolean);
}

function doubtScreen(app, entry) {
  const sender = app.sender(entry);
  const first = app.data.entries.find((row) => row.key === entry.of);
  return [
    app.say('p', `entry-${entry.verdict}-pill`, {}, { class: entry.verdict === 'forged' || entry.verdict === 'unknown-sender' ? 'pill a' : 'pill w' }),
    element('h1', { tabindex: '-1' }, entryTitle(app, entry)),
    app.say('p', `entry-${entry.verdict}-body`, { sender }),
    first ? app.say('p', 'entry-first', { time: app.text.time(first.arrived, app.now()) }) : null,
    app.say('p', 'entry-arrived', { time: app.text.time(entry.arrived, app.now()) }, { class: 'second' }),
    first ? element('footer', {}, element('button', { class: 'primary quiet', click: () => app.open(app.subject(first).key) }, app.text('entry-first-open'))) : null,
  ].filter(Boolean);
}

/** Whose phone it came from, as far as that is known. */
function origin(app, entry) {
  const state = app.pairing(entry.scope)?.state;
  if (state === 'paired') return app.say('p', 'origin-verified', { sender: app.sender(entry) }, { class: 'pill', 'data-origin': 'verified' });
  if (state === 'refused') return app.say('p', 'origin-ended', {}, { class: 'pill a', 'data-origin': 'ended' });
  return app.say('p', 'origin-not-compared', {}, { class: 'pill w', 'data-origin': 'not-compared' });
}

/** "She is safe" is only what a phone said. */
function stoodDown(app, standDown) {
  const values = { sender: app.sender(standDown), time: app.text.time(standDown.created, app.now()) };
  return element('div', { class: 'banner loud', 'data-stand-down': standDown.late ? 'late' : 'ok' },
    app.say('span', 'stand-down-said', values),
    standDown.late ? app.say('span', 'late', { ...values, arrived: app.text.time(standDown.arrived, app.now()) }) : null,
    app.say('b', 'stand-down-voice', values));
}

function voice(app, entry) {
  return element('div', { class: 'banner loud', 'data-stand-down': entry.late ? 'late' : 'ok' }, app.say('b', 'stand-down-voice', { sender: app.sender(entry) }), app.say('span', 'stand-down-alone'));
}

function doubtfulTime(app, entry) {
  const values = { sender: app.sender(entry), time: app.text.time(entry.created, app.now()), arrived: app.text.time(entry.arrived, app.now()) };
  return app.say('p', 'late', values, { class: 'banner loud', role: 'alert' });
}

function when(app, entry) {
  // A time in doubt is said in its own banner; "3 hours ago" would state it as known.
  if (entry.late) return app.text('entry-arrived', { time: app.text.time(entry.arrived, app.now()) });
  return `${app.text.time(entry.created, app.now())} · ${app.text.ago(entry.created, app.now())}`;
}

function place(app, { body: { location } }) {
  if (!location) return null;
  const far = location.accuracy >= 1000;
  const accuracy = app.text.number(far ? location.accuracy / 1000 : location.accuracy, { style: 'unit', unit: far ? 'kilometer' : 'meter', maximumFractionDigits: far ? 1 : 0 });
  const digits = { maximumFractionDigits: far ? 2 : 5, useGrouping: false };
  // Degrees stay as maps read them, in any language, and on one line.
  const degrees = [location.lat, location.lon].map((value) => new Intl.NumberFormat('en', digits).format(value)).join(',\u00a0');
  return [app.say('span', 'alert-location', { degrees, accuracy }), element('br')];
}

/** The first ten minutes. The sentences and the number are traced in docs/content/family-facts.md. */
function advice(app, sender) {
  const step = (mark, kind, ...words) => element('li', { class: kind }, element('i', { 'aria-hidden': 'true' }, mark), element('span', {}, words));
  const number = () => element('b', { class: 'nb', dir: 'ltr' }, hotline.shown);
  return [
    app.say('h2', 'advice-title'),
    element('ul', { class: 'steps' },
      step(app.text.number(1), 'do', app.say('span', 'advice-call', { sender })),
      step(app.text.number(2), 'do', app.say('span', 'advice-hotline'), ' ', number(), ' ', app.say('small', 'advice-hotline-note')),
      step('✕', 'dont', app.say('span', 'advice-not-go')),
      step('✕', 'dont', app.say('span', 'advice-not-pay'))),
    app.say('p', 'advice-source', {}, { class: 'note' }),
    element('footer', {}, element('a', { class: 'primary quiet', href: hotline.dialled }, app.say('span', 'advice-hotline-button'))),
  ];
}
