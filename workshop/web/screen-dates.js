// What changed since the reader last looked, and what is past its date.
import { call } from './api.js';
import { button, element, pictured, told } from './dom.js';

export async function changesScreen(phone, view) {
  const [t, changes] = await Promise.all([phone.screen('changes'), call('cards.changes')]);
  const change = ({ id, title, icon, is_new: fresh, lines }) => element('button', { type: 'button', class: 'row', 'data-card': id, click: () => phone.go('card', { id, from: view }) },
    pictured(icon), element('span', { class: 'grow' }, told('b', title), fresh && element('small', { class: 'fresh' }, t['changes-new']), lines.map(({ text }) => told('small', text))));
  const seen = async () => {
    await call('cards.mark_seen');
    await phone.go('rights');
  };
  return {
    title: t['changes-title'],
    back: () => phone.go('rights'),
    body: [changes.length > 0 ? element('div', { class: 'stack near' }, changes.map(change)) : element('p', { class: 'second' }, t['changes-none'])],
    footer: [changes.length > 0 && button(t['changes-read'], seen)],
  };
}

export async function oldScreen(phone, view) {
  const [t, { cards, entries }, packs, { pack }] = await Promise.all([phone.screen('old'), call('shell.out_of_date'), phone.screen('pack'), call('packs.installed')]);
  const row = (name, fields, icon, title, banner) => element('button', { type: 'button', class: 'row', click: () => phone.go(name, { ...fields, from: view }) },
    pictured(icon), element('span', { class: 'grow' }, told('b', title), told('small', banner, { class: 'late' })));
  const none = cards.length + entries.length === 0 && !pack?.out_of_date;
  phone.tell(none ? 'all-current' : 'old-seen');
  return {
    title: t['old-title'],
    back: () => phone.go('rights'),
    body: [
      none ? element('p', { class: 'second' }, t['old-none']) : element('p', { class: 'ban' }, t['old-hint']),
      pack?.out_of_date && element('p', { class: 'ban' }, packs['pack-out-of-date']),
      cards.length > 0 && [element('h2', {}, `${t['old-cards']} · ${cards.length}`), element('div', { class: 'stack near' }, cards.map(({ id, icon, title, banner }) => row('card', { id }, icon, title, banner)))],
      entries.length > 0 && [element('h2', {}, `${t['old-directory']} · ${entries.length}`), element('div', { class: 'stack near' }, entries.map(({ id, need, title, banner }) => row('entry', { id }, need, title, banner)))],
    ],
  };
}
