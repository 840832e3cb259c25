// Who can help: by need, and by the language that is spoken there.
import { call } from './api.js';
import { element, pictured, told } from './dom.js';
import { printed } from './screen-print.js';

/** `language`: whom the reader wants to speak to. */
export async function helpScreen(phone, view) {
  const { language = null } = view;
  const [t, needs, spoken] = await Promise.all([phone.screen('help'), call('cards.needs', { language }), call('cards.spoken_languages')]);
  const choose = (event) => phone.go('help', { language: event.target.value || null });
  const option = ({ tag, name }) => element('option', { value: tag, selected: tag === language }, name.value);
  const row = ({ id, title, entries }) => {
    const count = language ? entries.filter((entry) => entry.speaks_chosen).length : entries.length;
    return element('button', { type: 'button', class: 'row', 'data-need': id, click: () => phone.go('need', { id, language }) },
      pictured(id), told('b', title, { class: 'grow' }), count > 0 && element('small', {}, String(count)));
  };
  return {
    title: t['help-title'],
    back: () => phone.go('rights'),
    body: [
      element('div', { class: 'labelled' }, element('label', { for: 'spoken' }, t['help-language']),
        element('select', { id: 'spoken', class: 'field', 'data-key': 'spoken', change: choose }, element('option', { value: '' }, t['help-any-language']), spoken.map(option))),
      element('h2', {}, t['help-question']),
      element('div', { class: 'stack near' }, needs.map(row)),
      printed(phone, { what: 'directory', words: t['help-print-all'], title: t['help-title'], from: view }),
    ],
  };
}

export async function needScreen(phone, view) {
  const { id, language = null, from } = view;
  const [t, need, card] = await Promise.all([phone.screen('help'), call('cards.need', { id, language }), phone.screen('card')]);
  return {
    title: need.title.value,
    back: () => (from ? phone.go(from.name, from) : phone.go('help', { language })),
    body: [
      told('p', need.note, { class: 'ban' }),
      await rows(phone, need.entries, t, language),
      need.translation && told('p', need.translation, { class: 'q' }),
      need.entries.some((entry) => entry.call) && element('p', { class: 'q' }, card['card-call-hint']),
      printed(phone, { what: 'directory', fields: { id }, words: t['help-print'], title: need.title.value, from: view }),
    ],
  };
}

/** One entry alone, as the search found it. */
export async function entryScreen(phone, { id, from }) {
  const [t, needs] = await Promise.all([phone.screen('help'), call('cards.needs')]);
  const found = needs.flatMap(({ entries }) => entries).find((entry) => entry.id === id);
  return { title: t['help-title'], back: () => phone.go(from.name, from), body: [found && await rows(phone, [found], t, null)] };
}

async function rows(phone, entries, t, language) {
  const list = new Intl.ListFormat(phone.language);
  const speaks = await Promise.all(entries.map((entry) => entry.speaks.length > 0
    && phone.message('help-speaks', { languages: list.format(entry.speaks.map(({ value }) => value)) })));
  return element('div', { class: 'calls' }, entries.map((entry, i) => entryRow(entry, t, speaks[i], language)));
}

/** Numbers and pages are read, not pressed: a laptop calls nobody, and practice leaves this computer for no page. */
function entryRow(entry, t, speaks, language) {
  const number = ({ shown }) => element('span', { class: 'number', dir: 'ltr' }, shown);
  return element('div', { class: 'row', 'data-entry': entry.id }, element('div', {},
    told('b', entry.name),
    entry.call && number(entry.call),
    entry.text && [element('small', {}, t['help-text-message']), number(entry.text)],
    entry.page && [element('small', {}, t['help-page']), element('span', { class: 'address', dir: 'ltr' }, entry.page.shown)],
    entry.stale && told('p', entry.stale, { class: 'pill w' }),
    language && entry.speaks_chosen && element('small', { class: 'fresh' }, `✓ ${t['help-chosen']}`),
    speaks && element('small', {}, speaks),
    entry.hours && told('small', entry.hours), entry.area && told('small', entry.area),
    told('small', entry.note), told('small', entry.checked)));
}
