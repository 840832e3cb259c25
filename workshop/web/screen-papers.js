// Contacts and documents: lists, one of each, and taking one out.
import { call, documentUrl, fetchText } from './api.js';
import { ask, lockKey, undoBar } from './ask.js';
import { button, element, phoneNumber, tile } from './dom.js';

const nameLength = 32;

export async function contactsScreen(phone, view) {
  const [t, contacts] = await Promise.all([phone.screen('contacts', 'lock', 'vault'), call('vault.contacts')]);
  const contact = ({ id, name, relation, phones }) => element('button', { type: 'button', class: 'row', click: () => phone.go('contact', { id }) },
    element('span', { class: 'av', 'aria-hidden': 'true' }, name.slice(0, 1)),
    element('span', { class: 'grow' }, element('b', { dir: 'auto' }, name), element('small', { dir: 'auto' }, relation), phones.map(phoneNumber)));
  return {
    title: t['contacts-title'],
    back: () => phone.go('family'),
    end: lockKey(phone, t),
    body: [undoBar(phone, t, view), contacts.length > 0 ? contacts.map(contact) : element('p', { class: 'second' }, t['contacts-empty'])],
  };
}

export async function contactScreen(phone, view) {
  const [t, contacts] = await Promise.all([phone.screen('contacts', 'lock', 'vault'), call('vault.contacts')]);
  const found = contacts.find(({ id }) => id === view.id);
  if (!found) return contactsScreen(phone, { ...view, name: 'contacts' });
  const line = (label, words) => words && element('div', { class: 'fact' }, element('dt', {}, label), element('dd', { dir: 'auto' }, words));
  const back = () => (view.from ? phone.go('family', view.from) : phone.go('contacts'));
  return {
    title: found.name,
    back,
    end: lockKey(phone, t),
    body: [element('dl', { class: 'stack' },
      line(t['contacts-relation'], found.relation), line(t['contacts-phone'], found.phones.map(phoneNumber)), line(t['contacts-note'], found.note))],
    footer: [await remover(phone, t, found.name, 'contacts', 'contacts', () => call('vault.remove_contact', { id: found.id }))],
  };
}

export async function documentsScreen(phone, view) {
  const [t, documents] = await Promise.all([phone.screen('documents', 'lock', 'vault'), call('vault.documents')]);
  const sizes = await Promise.all(documents.map(({ size, added_ms: added }) => phone.message('documents-size', { size: bytes(phone, size), date: phone.day(added) })));
  const names = await Promise.all(documents.map((found) => nameOf(found, t)));
  const row = ({ id, captured }, i) => element('button', { type: 'button', class: 'big', click: () => phone.go('document', { id }) },
    tile('rights'), element('span', {}, element('b', { dir: 'auto' }, names[i]), element('small', {}, sizes[i]), captured && element('small', { class: 'mark' }, t['vault-captured'])));
  return {
    title: t['documents-title'],
    back: () => phone.go('family'),
    end: lockKey(phone, t),
    body: [undoBar(phone, t, view), documents.length > 0 ? documents.map(row) : element('p', { class: 'second' }, t['documents-empty']), element('p', { class: 'ban' }, t['documents-first'])],
  };
}

/** The bytes are opened for this screen only; they are never kept by the browser. */
export async function documentScreen(phone, view) {
  const [t, documents] = await Promise.all([phone.screen('documents', 'lock', 'vault'), call('vault.documents')]);
  const found = documents.find(({ id }) => id === view.id);
  if (!found) return documentsScreen(phone, { ...view, name: 'documents' });
  const name = await nameOf(found, t);
  phone.tell('document');
  return {
    title: name,
    back: () => (view.from ? phone.go('family', view.from) : phone.go('documents')),
    end: lockKey(phone, t),
    body: [
      found.captured && element('p', { class: 'mark' }, t['vault-captured']),
      await content(documentUrl(found.id), found.media_type, name),
    ],
    footer: [await remover(phone, t, name, 'documents', 'vault', () => call('vault.remove_document', { id: found.id }))],
  };
}

/** A picture as a picture, a note as text. */
export async function content(url, type, name) {
  if (type.startsWith('image/')) return element('img', { class: 'paper', src: url, alt: name });
  return type === 'text/plain' && element('p', { class: 'written', dir: 'auto' }, await fetchText(url));
}

/** A note has no name: its first words stand for it. */
async function nameOf({ id, name, media_type: type }, t) {
  if (name) return name;
  const words = type === 'text/plain' ? (await fetchText(documentUrl(id))).trim() : '';
  if (words.length <= nameLength) return words || t['vault-captured'];
  // Whole words, where there is a space to end at.
  const cut = words.lastIndexOf(' ', nameLength);
  return `${words.slice(0, cut > 0 ? cut : nameLength)} …`;
}

/** A size, as the reader writes it. */
export function bytes(phone, size) {
  return new Intl.NumberFormat(phone.language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(Math.max(1, size / 1000));
}

/** "Remove …", asked once more, and one step back on the list. `of`: whose words; a person is spoken of in other words than a thing. */
export async function remover(phone, t, name, list, of, remove) {
  const [words, sure] = await Promise.all([phone.message(`${of}-remove`, { name }), phone.message(`${of}-remove-sure`, { name })]);
  const act = async () => {
    await remove();
    await phone.go(list, { removed: true });
  };
  return button(words, () => ask(phone, { title: sure, lines: [t['vault-remove-undo']], yes: t['vault-remove-yes'], act }), 'primary text');
}
