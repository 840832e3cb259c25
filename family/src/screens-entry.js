// One thing that came: an alert with its news and what to do, its stand-down, something to keep, or a message that cannot be taken as new.
import { advice, taskLines, taskOf } from './advice.js';
import { element } from './dom.js';
import { standDownsOf, subjectOf, updatesOf } from './history.js';
import { packetParts } from './screens-packet.js';
import { isolated } from './text.js';

/** The one-line title of an entry, here and in the history. */
export function entryTitle(app, entry) {
  const id = entry.verdict === 'new' ? `kind-${entry.kind}-title` : `entry-${entry.verdict}-title`;
  return app.text(id, { sender: app.phone(entry) });
}

export function entryScreen(app, view, main) {
  const entry = app.data.entries.find((row) => row.key === view.key);
  main.dataset.verdict = entry.verdict;
  main.dataset.kind = entry.kind ?? '';
  main.dataset.late = String(entry.late ?? false);
  return entry.verdict === 'new' ? newScreen(app, entry, view, main) : doubtScreen(app, entry);
}

function newScreen(app, entry, view, main) {
  const sender = app.sender(entry);
  const standDowns = standDownsOf(app.data.entries, entry);
  const news = updatesOf(app.data.entries, entry);
  const task = taskOf(entry, news);
  main.dataset.stoodDown = String(standDowns.length > 0);
  main.dataset.role = task.role;
  return [
    origin(app, entry),
    entry.kind === 'drill' ? element('div', { class: 'banner drill', 'data-drill': entry.body.loud ? 'loud' : 'gentle' }, app.say('b', 'drill-band'), app.say('span', 'drill-nothing')) : null,
    standDowns.length > 0 ? stoodDown(app, standDowns) : null,
    element('h1', { tabindex: '-1' }, entryTitle(app, entry)),
    entry.late ? doubtfulTime(app, entry) : null,
    ...(entry.kind === 'drill' ? [] : taskLines(app, task)),
    element('p', { class: 'second' }, app.timedText(() => when(app, entry)), element('br'), place(app, entry, task), app.say('span', 'origin-press')),
    ...kindParts(app, entry, view),
    words(entry),
    news.length > 0 ? newsOf(app, news, task) : null,
    ...(['alert', 'update', 'drill'].includes(entry.kind) ? advice(app, sender, task, entry.kind === 'drill') : []),
  ].filter(Boolean);
}

function kindParts(app, entry, view) {
  const sender = app.sender(entry);
  if (entry.kind === 'stand-down') return [voice(app, entry)];
  if (entry.kind === 'update') return [app.say('p', 'alert-not-here', {}, { class: 'second' })];
  if (entry.kind === 'packet') return packetParts(app, entry, view);
  if (entry.kind === 'revoke') return [app.say('p', 'ended-revoked-body', { sender }), app.say('p', 'ended-revoked-next', { sender })];
  if (entry.kind === 'other') return [app.say('p', 'kind-other-body', { sender })];
  if (entry.kind !== 'number-changed') return [];
  const { number } = entry.body;
  return [
    element('p', { class: 'telephone' }, element('bdi', { dir: 'ltr' }, number)),
    app.say('p', 'number-check', { sender }),
    app.say('p', 'number-until', {}, { class: 'second' }),
    element('footer', {}, element('a', { class: 'primary', href: `tel:${number}` }, app.say('span', 'number-call'))),
  ];
}

function words({ body: { text, lang } }) {
  return text ? element('blockquote', { lang, dir: 'auto' }, text) : null;
}

function newsOf(app, news, task) {
  const item = (entry) => element('li', { 'data-update': entry.late ? 'late' : 'ok' },
    entry.late ? doubtfulTime(app, entry) : null,
    element('p', { class: 'second' }, app.timedText(() => when(app, entry)), element('br'), place(app, entry, task)),
    words(entry));
  return element('section', {}, app.say('h2', 'updates-title'), element('ul', {}, news.map(item)));
}

function doubtScreen(app, entry) {
  const sender = app.sender(entry);
  const first = app.data.entries.find((row) => row.key === entry.of);
  const what = entry.because === 'old-pairing' ? 'entry-old-pairing-body' : `entry-${entry.verdict}-body`;
  return [
    app.say('p', `entry-${entry.verdict}-pill`, {}, { class: entry.verdict === 'forged' || entry.verdict === 'unknown-sender' ? 'pill a' : 'pill w' }),
    element('h1', { tabindex: '-1' }, entryTitle(app, entry)),
    app.say('p', what, { sender }, entry.because ? { 'data-because': entry.because } : {}),
    entry.link && entry.verdict === 'unknown-sender' ? app.say('p', 'entry-link-elsewhere') : null,
    first ? app.say('p', 'entry-first', { time: app.text.time(first.arrived, app.now()) }) : null,
    app.say('p', 'entry-arrived', { time: app.text.time(entry.arrived, app.now()) }, { class: 'second' }),
    first ? element('footer', {}, element('button', { class: 'primary quiet', click: () => app.open(subjectOf(app.data.entries, first).key) }, app.text('entry-first-open'))) : null,
  ].filter(Boolean);
}

/** Whose phone it came from, as far as that is known. */
function origin(app, entry) {
  const pairing = app.pairing(entry.scope);
  const values = { sender: app.phone(entry) };
  if (pairing?.state === 'paired') return app.say('p', 'origin-verified', values, { class: 'pill', 'data-origin': 'verified' });
  if (pairing?.state !== 'refused') return app.say('p', 'origin-not-compared', {}, { class: 'pill w', 'data-origin': 'not-compared' });
  if (pairing.compared) return app.say('p', 'origin-over', values, { class: 'pill w', 'data-origin': 'over' });
  return app.say('p', 'origin-ended', {}, { class: 'pill a', 'data-origin': 'ended' });
}

/** "She is safe" is only what a phone said, whatever was typed with it. */
function stoodDown(app, standDowns) {
  const lines = (row) => {
    const values = { sender: app.sender(row), time: app.text.time(row.created, app.now()), arrived: app.text.time(row.arrived, app.now()) };
    return [app.say('span', 'stand-down-said', values), row.late ? app.say('span', 'late', values) : null, ...wordLines(app, row)];
  };
  return element('div', { class: 'banner loud', 'data-stand-down': standDowns[0].late ? 'late' : 'ok' },
    standDowns.flatMap(lines), app.say('b', 'stand-down-voice', { sender: app.sender(standDowns[0]) }));
}

function voice(app, entry) {
  return element('div', { class: 'banner loud', 'data-stand-down': entry.late ? 'late' : 'ok' },
    wordLines(app, entry), app.say('b', 'stand-down-voice', { sender: app.sender(entry) }), app.say('span', 'alert-not-here'));
}

/** Nothing without a word on this page; neither line says proven or fraud. */
function wordLines(app, entry) {
  const { word } = entry.body;
  return word ? [app.say('span', `word-${word}`, { sender: app.sender(entry) }, { 'data-word': word }), app.say('span', 'advice-not-pay')] : [];
}

function doubtfulTime(app, entry) {
  const values = { sender: app.sender(entry), time: app.text.time(entry.created, app.now()), arrived: app.text.time(entry.arrived, app.now()) };
  return app.say('p', 'late', values, { class: 'banner loud', role: 'alert' });
}

function when(app, entry) {
  // A time in doubt is said in its own banner; "3 hours ago" would state it as known.
  if (entry.late) return app.text('entry-arrived', { time: app.text.time(entry.arrived, app.now()) });
  return [app.text.time(entry.created, app.now()), app.text.ago(entry.created, app.now())].map(isolated).join(' · ');
}

/** A child is told no place. */
function place(app, { body: { location } }, { role }) {
  if (!location || role === 'child') return null;
  const far = location.accuracy >= 1000;
  const accuracy = app.text.number(far ? location.accuracy / 1000 : location.accuracy, { style: 'unit', unit: far ? 'kilometer' : 'meter', maximumFractionDigits: far ? 1 : 0 });
  const digits = { maximumFractionDigits: far ? 2 : 5, useGrouping: false };
  // Degrees stay as maps read them, in any language, and on one line.
  const degrees = [location.lat, location.lon].map((value) => new Intl.NumberFormat('en', digits).format(value)).join(',\u00a0');
  return [app.say('span', 'alert-location', { degrees, accuracy }), element('br')];
}
