// My family: the way to everything behind the PIN, and search through it.
import { call } from './api.js';
import { lockKey } from './ask.js';
import { button, element, phoneNumber, tile } from './dom.js';

const most = 30;
const pauseMs = 150;

export async function familyScreen(phone, view) {
  const [t, people, contacts, documents, captures, keepers, packets, notes, proofs, answered] = await Promise.all([
    phone.screen('family', 'vault', 'lock', 'packet', 'note', 'proof'), call('alerts.people'), call('vault.contacts'), call('vault.documents'), call('vault.captures'), call('vault.keepers'),
    call('vault.packets'), call('vault.incident_notes'), call('vault.presence'), answers(phone)]);
  const [gets, papers, added, keys] = await Promise.all([
    phone.message('people-count', { count: people.length }), phone.message('documents-count', { count: documents.length }),
    phone.message('vault-captured-count', { count: captures.length }),
    phone.message('keeper-count', { count: keepers.filter(({ counts }) => counts).length, total: keepers.length })]);
  const names = contacts.map(({ name }) => name).join(', ');
  const big = (symbol, title, hint, name) => element('button', { type: 'button', class: 'big', click: () => phone.go(name) },
    tile(symbol), element('span', {}, element('b', {}, title), element('small', { dir: 'auto' }, hint)));
  const all = element('div', { class: 'stack' },
    captures.length > 0 && element('button', { type: 'button', class: 'big added', click: () => phone.go('captures') },
      tile('lock'), element('span', {}, element('b', {}, added), element('small', {}, t['vault-captured-hint']))),
    big('people', t['family-people'], gets, 'people'),
    big('plan', t['vault-plan'], answered, 'plan'),
    big('write-down', t['vault-packets'], packets.map(({ packet }) => packet.label).join(', ') || t['packet-empty'], 'packets'),
    big('witness', t['note-title'], notes.length > 0 ? String(notes.length) : t['note-empty'], 'notes'),
    big('read-paper', t['vault-proofs'], proofs.map(({ what }) => what).join(', ') || t['proof-empty'], 'proofs'),
    big('person', t['family-contacts'], names, 'contacts'),
    big('rights', t['vault-documents'], papers, 'documents'),
    big('lock', t['vault-keepers'], keepers.length > 0 ? keys : (await phone.screen('keeper'))['keeper-empty'], 'keepers'),
    big('carry', t['vault-backup'], t['vault-backup-hint'], 'copies'),
    element('p', { class: 'ban' }, t['vault-first']));
  phone.tell('family');
  return {
    title: t['family-title'],
    back: () => phone.go('home'),
    end: lockKey(phone, t),
    body: [
      view.said && element('p', { class: 'toast', role: 'status' }, `✓ ${view.said}`),
      ...searchField(phone, view, t, all),
      all,
    ],
  };
}

/** How much of the family plan has an answer. */
async function answers(phone) {
  const [{ questions }, checks] = await Promise.all([call('plan.screen'), call('plan.checks')]);
  const missing = new Set(checks.filter(({ kind }) => kind === 'missing').map(({ field }) => field));
  return phone.message('plan-answered', { count: questions.length - missing.size, total: questions.length });
}

/** Where what the search finds is shown, if not under the name of its kind. */
const shownAs = { note: 'incident', proof: 'proofs' };
/** What stands for a title where there is none: the plan has none, and a note that was added without the PIN neither. */
const untitled = { plan: 'vault-plan', note: 'note-title', proof: 'vault-proofs' };
/** Its picture; the others are papers. */
const pictures = { contact: 'person', plan: 'plan', packet: 'write-down', note: 'witness', proof: 'read-paper' };

/** The field and what it finds; `rest` is what stands there while nothing is looked for. */
function searchField(phone, view, t, rest) {
  const found = element('div', { class: 'stack', 'aria-live': 'polite' });
  const look = async () => {
    const query = field.value.trim();
    view.query = field.value;
    rest.hidden = query !== '';
    const hits = query === '' ? [] : await call('vault.search', { query, most });
    // A later letter has asked anew meanwhile.
    if (view.query !== field.value || query !== field.value.trim()) return;
    const count = await phone.message('vault-search-found', { count: hits.length });
    const none = query !== '' && hits.length === 0;
    found.replaceChildren(...[
      hits.length > 0 && element('h2', {}, count), none && element('p', { class: 'second' }, t['vault-search-none']),
      ...hits.map((hit) => element('button', { type: 'button', class: 'big', click: () => phone.go(shownAs[hit.kind] ?? hit.kind, { id: hit.id, from: view }) },
        tile(pictures[hit.kind] ?? 'rights'), element('span', {}, element('b', { dir: 'auto' }, hit.title || t[untitled[hit.kind] ?? 'vault-captured'])))),
    ].filter(Boolean));
  };
  let pause;
  const field = element('input', { id: 'search', class: 'field', type: 'search', autocomplete: 'off', spellcheck: 'false', dir: 'auto', 'aria-describedby': 'search-hint', input: () => {
    clearTimeout(pause);
    pause = setTimeout(look, pauseMs);
  } });
  field.value = view.query ?? '';
  if (field.value) look();
  return [
    element('div', { class: 'labelled' }, element('label', { for: 'search' }, t['vault-search']), field, element('p', { class: 'q', id: 'search-hint' }, t['vault-search-hint'])),
    found,
  ];
}

export async function peopleScreen(phone) {
  const [t, people] = await Promise.all([phone.screen('people', 'lock'), call('alerts.people')]);
  const person = ({ id, label, number, page }) => [
    element('div', { class: 'row' },
      element('span', { class: 'av', 'aria-hidden': 'true' }, label.slice(0, 1)),
      element('div', {}, element('b', { dir: 'auto' }, label),
        element('small', {}, number ? t['people-sms'] : t[`people-page-${page}`], number && ' · ', number && phoneNumber(number))),
      page === 'paired' && element('span', { class: 'pill', 'aria-hidden': 'true' }, '✓')),
    !number && page !== 'paired' && button(t['people-invite'], () => phone.go('pair', { person: id, name_of: label, step: 'start' }), 'primary quiet'),
  ];
  return { title: t['people-title'], back: () => phone.go('family'), end: lockKey(phone, t), body: people.length > 0 ? people.map(person) : [element('p', {}, t['people-empty']), element('p', { class: 'second' }, t['people-empty-hint'])] };
}
