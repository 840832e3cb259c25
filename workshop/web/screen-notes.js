// What I saw: notes in the order in which a hotline asks, read aloud on a call or saved as text for a lawyer.
import { call, noteUrl, now } from './api.js';
import { lockKey } from './ask.js';
import { button, element, tile, told } from './dom.js';
import { choice, line } from './form.js';
import { spoken } from './screen-days.js';
import { remover } from './screen-papers.js';
import { labelsOf } from './screen-plan.js';

/** In the order of SALUTE, then what a lawyer asks. */
const fields = [['size'], ['activity', 2], ['location'], ['uniform'], ['time'], ['equipment'], ['agency'], ['badge'], ['vehicle'], ['text', 3]];
const empty = () => ({
  ...Object.fromEntries(fields.map(([name]) => [name, ''])), saw_it_myself: true, on_city_property: null, written_ms: 0,
});

export async function notesScreen(phone, view) {
  const [t, notes, requests, needs] = await Promise.all([phone.screen('note', 'lock'), call('vault.incident_notes'), call('plan.records_requests'), call('cards.needs')]);
  const written = await Promise.all(notes.map(({ note }) => phone.message('note-written', { date: `${phone.day(note.written_ms)}, ${phone.clock(note.written_ms)}` })));
  const row = ({ id, note }, i) => element('button', { type: 'button', class: 'big', 'data-note': id, click: () => phone.go('incident', { id }) },
    tile('witness'), element('span', {}, element('b', { dir: 'auto' }, note.location || note.activity || note.text || t['note-title']), element('small', {}, written[i])));
  const entries = new Map(needs.flatMap(({ entries: all }) => all).map((entry) => [entry.id, entry]));
  const request = ({ title, lines, directory }) => {
    const entry = entries.get(directory);
    return element('details', {}, told('summary', title), element('ul', { class: 'plain' }, lines.map(({ text }) => told('li', text))),
      entry && element('p', { class: 'page' }, told('b', entry.name), entry.call && element('span', { class: 'number', dir: 'ltr' }, entry.call.shown), !entry.call && entry.page && element('span', { class: 'address', dir: 'ltr' }, entry.page.shown)));
  };
  return {
    title: t['note-title'],
    back: () => phone.go('family'),
    end: lockKey(phone, t),
    body: [
      element('p', { class: 'ban' }, t['note-safety']),
      notes.length > 0 ? notes.map(row) : element('p', { class: 'second' }, t['note-empty']),
      element('p', { class: 'q' }, t['note-stays']),
      element('h2', {}, t['note-requests']),
      requests.map(request),
    ],
    footer: [button(t['note-new'], () => phone.go('incident-form', {}))],
  };
}

/** `id` of the one to change; none: a new one. */
export async function noteFormScreen(phone, view) {
  const [t, notes] = await Promise.all([phone.screen('note', 'lock'), call('vault.incident_notes')]);
  view.draft ??= notes.find(({ id }) => id === view.id)?.note ?? empty();
  const { draft } = view;
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const save = () => phone.attempt(status, async () => {
    const note = { ...draft, written_ms: draft.written_ms || now() };
    const id = await call('vault.put_incident_note', { kept: { id: view.id ?? '', note } });
    phone.tell('note-saved');
    await phone.go('incident', { id });
  });
  const city = [['', t['note-city-unknown']], ['yes', t['note-city-yes']], ['no', t['note-city-no']]];
  const chosen = draft.on_city_property === null ? '' : draft.on_city_property ? 'yes' : 'no';
  return {
    title: t['note-title'],
    back: () => (view.id ? phone.go('incident', { id: view.id }) : phone.go('notes')),
    end: lockKey(phone, t),
    body: [
      element('p', { class: 'second' }, t['note-hint']),
      choice(t['note-saw'], draft.saw_it_myself ? 'yes' : 'no', [['yes', t['note-saw-yes']], ['no', t['note-saw-no']]], (value) => { draft.saw_it_myself = value === 'yes'; }),
      fields.map(([name, rows]) => line(t[`note-${name}`], draft, name, { rows })),
      choice(t['note-city'], chosen, city, (value) => { draft.on_city_property = value === '' ? null : value === 'yes'; }),
      status,
    ],
    footer: [button(t['note-save'], save)],
  };
}

/** One note: the sentences for a call, what to do on city property, and the file for a lawyer. */
export async function incidentScreen(phone, view) {
  const [t, script, words] = await Promise.all([phone.screen('note', 'days', 'lock', 'vault', 'document'), call('plan.incident_script', { id: view.id }), call('plan.incident_text', { id: view.id, english: false })]);
  const file = (english, id) => element('a', { class: 'primary quiet', href: noteUrl(view.id, english), download: 'note.txt', 'data-way': 'note-file', click: () => phone.tell('note-exported') }, t[id]);
  phone.tell('incident');
  return {
    title: t['note-title'],
    back: () => (view.from ? phone.go(view.from.name, view.from) : phone.go('notes')),
    end: lockKey(phone, t),
    body: [
      element('h2', {}, t['note-read']),
      spoken(phone, script.lines, t),
      script.city.length > 0 && [element('h2', {}, t['note-city-tell']), element('ul', { class: 'plain' }, script.city.map(({ text }) => told('li', text)))],
      element('h2', {}, t['note-export']),
      element('p', { class: 'written', dir: 'auto', 'data-text': true }, words),
      element('p', { class: 'ban' }, t['document-export-sure']),
      element('div', { class: 'stack near' }, file(false, 'note-export'), phone.language !== 'en' && file(true, 'note-export-english')),
      await remover(phone, t, t['note-title'], 'notes', 'note', () => call('vault.remove_incident_note', { id: view.id })),
      labelsOf(script.review),
    ],
    footer: [button(t['note-change'], () => phone.go('incident-form', { id: view.id }), 'primary quiet')],
  };
}
