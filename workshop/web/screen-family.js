// My family: who gets the alert, and what the lock protects.
import { call, documentUrl } from './api.js';
import { button, element, icon, phoneNumber, tile } from './dom.js';

export async function familyScreen(phone) {
  const [t, people, contacts, documents] = await Promise.all([
    phone.screen('family', 'home'), call('alerts.people'), call('vault.contacts'), call('vault.documents')]);
  const [gets, papers] = await Promise.all([
    phone.message('people-count', { count: people.length }), phone.message('documents-count', { count: documents.length })]);
  const names = contacts.map(({ name }) => name).join(', ');
  const big = (symbol, title, hint, name) => element('button', { type: 'button', class: 'big', click: () => phone.go(name) },
    tile(symbol), element('span', {}, element('b', {}, title), element('small', {}, hint)));
  const lock = async () => {
    await call('vault.lock');
    phone.tell('locked');
    await phone.go('home');
  };
  phone.tell('family');
  return {
    title: t['family-title'],
    back: () => phone.go('home'),
    body: [
      big('people', t['family-people'], gets, 'people'),
      big('person', t['family-contacts'], names, 'contacts'),
      big('lock', t['family-documents'], papers, 'documents'),
      element('p', { class: 'ban' }, t['family-create-hint']),
    ],
    footer: [button(t['home-lock'], lock, 'primary quiet')],
  };
}

export async function peopleScreen(phone) {
  const [t, people] = await Promise.all([phone.screen('people'), call('alerts.people')]);
  const person = ({ id, label, number, page }) => [
    element('div', { class: 'row' },
      element('span', { class: 'av', 'aria-hidden': 'true' }, label.slice(0, 1)),
      element('div', {}, element('b', { dir: 'auto' }, label),
        element('small', {}, number ? t['people-sms'] : t[`people-page-${page}`], number && ' · ', number && phoneNumber(number))),
      page === 'paired' && element('span', { class: 'pill', 'aria-hidden': 'true' }, '✓')),
    !number && page !== 'paired' && button(t['people-invite'], () => phone.go('pair', { person: id, name_of: label, step: 'start' }), 'primary quiet'),
  ];
  return { title: t['people-title'], back: () => phone.go('family'), body: people.map(person) };
}

export async function contactsScreen(phone) {
  const [t, contacts] = await Promise.all([phone.screen('contacts'), call('vault.contacts')]);
  const contact = ({ name, relation, phones, note }) => element('div', { class: 'row' },
    element('span', { class: 'av', 'aria-hidden': 'true' }, name.slice(0, 1)),
    element('div', {}, element('b', { dir: 'auto' }, name), element('small', { dir: 'auto' }, relation),
      phones.map(phoneNumber), note && element('small', { dir: 'auto' }, note)));
  return {
    title: t['contacts-title'],
    back: () => phone.go('family'),
    body: contacts.length > 0 ? contacts.map(contact) : [element('p', { class: 'second' }, t['contacts-empty'])],
  };
}

export async function documentsScreen(phone) {
  const [t, documents] = await Promise.all([phone.screen('documents'), call('vault.documents')]);
  const sizes = await Promise.all(documents.map(({ size, added_ms: added }) => phone.message('documents-size', {
    size: new Intl.NumberFormat(phone.language, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(size / 1000),
    date: phone.time(added, { dateStyle: 'medium' }),
  })));
  const row = ({ id, name }, i) => element('button', { type: 'button', class: 'big', click: () => phone.go('document', { id, title: name }) },
    tile('rights'), element('span', {}, element('b', { dir: 'auto' }, name), element('small', {}, sizes[i])));
  return {
    title: t['documents-title'],
    back: () => phone.go('family'),
    body: [documents.length > 0 ? documents.map(row) : element('p', { class: 'second' }, t['documents-empty']), element('p', { class: 'ban' }, t['documents-first'])],
  };
}

/** The bytes are opened for this screen only; they are never kept by the browser. */
export async function documentScreen(phone, { id, title }) {
  await call('vault.documents');
  phone.tell('document');
  return {
    title,
    back: () => phone.go('documents'),
    end: icon('lock'),
    body: [element('img', { class: 'paper', src: documentUrl(id), alt: title })],
  };
}
