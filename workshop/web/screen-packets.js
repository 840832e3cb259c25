// Search packets: what finds a person who was taken. The list, one of them, and its form.
import { call } from './api.js';
import { lockKey } from './ask.js';
import { button, element, pictured, tile, told } from './dom.js';
import { line, lines, phoneLine } from './form.js';
import { remover } from './screen-papers.js';
import { printed } from './screen-print.js';

const empty = () => ({
  label: '', a_number: '', country_of_birth: '', legal_name: '', other_names: [], date_of_birth: null, medication: '', conditions: '', children: [],
  lawyer: { name: '', phone: '' }, collectors: [], consulate: '',
});

export async function packetsScreen(phone, view) {
  const [t, packets] = await Promise.all([phone.screen('packet', 'lock', 'vault'), call('vault.packets')]);
  const row = ({ id, packet }) => element('button', { type: 'button', class: 'big', 'data-packet': packet.label, click: () => phone.go('packet', { id }) },
    tile('write-down'), element('span', {}, element('b', { dir: 'auto' }, packet.label), element('small', { dir: 'auto' }, packet.legal_name)));
  return {
    title: t['packet-title'],
    back: () => phone.go('family'),
    end: lockKey(phone, t),
    body: [
      view.said && element('p', { class: 'toast', role: 'status' }, `✓ ${view.said}`),
      element('p', {}, t['packet-hint']),
      packets.length > 0 ? packets.map(row) : element('p', { class: 'second' }, t['packet-empty']),
      element('p', { class: 'q' }, t['packet-share-hint']),
    ],
    footer: [button(t['packet-add'], () => phone.go('packet-form', {}))],
  };
}

export async function packetScreen(phone, view) {
  const [t, packets, days] = await Promise.all([phone.screen('packet', 'lock', 'vault'), call('vault.packets'), phone.screen('days', 'plan')]);
  const kept = packets.find(({ id }) => id === view.id);
  if (!kept) return packetsScreen(phone, { name: 'packets' });
  const { id, packet } = kept;
  const checks = await call('plan.packet_checks', { id });
  const fact = (label, value, dir = 'auto') => value && element('div', { class: 'fact' }, element('dt', {}, label), element('dd', { dir, class: 'kept' }, value));
  const parts = (...words) => words.filter(Boolean).join(' · ');
  const born = packet.date_of_birth && phone.isoDay(packet.date_of_birth.iso);
  const here = { name: 'packet', id };
  phone.tell('packet');
  return {
    title: packet.label,
    back: () => (view.from ? phone.go(view.from.name, view.from) : phone.go('packets')),
    end: lockKey(phone, t),
    body: [
      checks.length > 0 && element('section', { class: 'ban' }, element('b', {}, t['packet-lacks']), element('ul', { class: 'plain' }, checks.map(({ text }) => told('li', text)))),
      element('dl', { class: 'stack near' },
        fact(t['packet-a-number'], spaced(packet.a_number), 'ltr'), fact(t['packet-country-of-birth'], packet.country_of_birth), fact(t['packet-legal-name'], packet.legal_name),
        fact(t['packet-other-names'], packet.other_names.join('\n')), fact(t['packet-birth'], born), fact(t['packet-medication'], packet.medication),
        fact(t['packet-conditions'], packet.conditions),
        fact(t['packet-children'], packet.children.map((child) => parts(child.name, child.birth_year, child.school, child.collected_by)).join('\n')),
        fact(t['packet-lawyer-name'], packet.lawyer.name), fact(t['packet-lawyer-phone'], packet.lawyer.phone, 'ltr'),
        fact(t['packet-collectors'], packet.collectors.map(({ who, whom, phone: number }) => parts(who, whom, number)).join('\n')),
        fact(t['packet-consulate'], packet.consulate)),
      element('div', { class: 'stack near' },
        printed(phone, { what: 'packet', fields: { id }, words: t['packet-print'], title: packet.label, hint: days['plan-print-hint'], from: here, look: 'row', symbol: pictured('carry') }),
        button(t['packet-change'], () => phone.go('packet-form', { id }), 'primary quiet'),
        await remover(phone, t, packet.label, 'packets', 'packet', () => call('vault.remove_packet', { id }))),
    ],
    footer: [button(days['days-title'], () => phone.go('days', { id, label: packet.label }))],
  };
}

/** A 012 345 678, as the papers have it. */
function spaced(number) {
  return number && `A ${number.replace(/(\d{3})(?=\d)/g, '$1 ')}`;
}

/** `id` of the one to change; none: a new one. Fields stand in the order in which the official locator asks. */
export async function packetFormScreen(phone, view) {
  const [t, packets, plan] = await Promise.all([phone.screen('packet', 'lock'), call('vault.packets'), phone.screen('plan')]);
  view.draft ??= packets.find(({ id }) => id === view.id)?.packet ?? empty();
  const { draft } = view;
  view.birth ??= Object.fromEntries(['year', 'month', 'day'].map((part, i) => [part, draft.date_of_birth?.iso.split('-')[i] ?? '']));
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const save = () => phone.attempt(status, async () => {
    const id = await call('vault.put_packet', { kept: { id: view.id ?? '', packet: filled(draft, view.birth) } });
    phone.tell('packet-saved');
    await phone.go('packet', { id });
  });
  const remove = plan['plan-remove-line'];
  return {
    title: t['packet-title'],
    back: () => (view.id ? phone.go('packet', { id: view.id }) : phone.go('packets')),
    end: lockKey(phone, t),
    body: [
      line(t['packet-label'], draft, 'label'),
      line(t['packet-a-number'], draft, 'a_number', { dir: 'ltr', hint: t['packet-a-number-hint'] }),
      line(t['packet-country-of-birth'], draft, 'country_of_birth'), line(t['packet-legal-name'], draft, 'legal_name'),
      element('p', { class: 'h2' }, t['packet-birth']),
      element('div', { class: 'date' }, ['year', 'month', 'day'].map((part) => line(t[`packet-birth-${part}`], view.birth, part, { dir: 'ltr', numeric: true }))),
      element('p', { class: 'h2' }, t['packet-other-names']), element('p', { class: 'q' }, t['packet-other-names-hint']),
      lines(phone, names(draft), { make: () => ({ value: '' }), draw: (item) => line(t['packet-other-names'], item, 'value'), add: t['packet-name-add'], remove }),
      line(t['packet-medication'], draft, 'medication', { rows: 3 }), line(t['packet-conditions'], draft, 'conditions', { rows: 3 }),
      element('p', { class: 'h2' }, t['packet-children']),
      lines(phone, draft.children, {
        make: () => ({ name: '', birth_year: null, school: '', collected_by: '' }), add: t['packet-child-add'], remove,
        draw: (item) => [line(t['packet-child-name'], item, 'name'), line(t['packet-child-birth-year'], item, 'birth_year', { dir: 'ltr', numeric: true }), line(t['packet-child-school'], item, 'school'), line(t['packet-child-collected-by'], item, 'collected_by')],
      }),
      line(t['packet-lawyer-name'], draft.lawyer, 'name'), phoneLine(t['packet-lawyer-phone'], draft.lawyer, 'phone'),
      element('p', { class: 'h2' }, t['packet-collectors']),
      lines(phone, draft.collectors, {
        make: () => ({ who: '', whom: '', phone: '' }), add: t['packet-collector-add'], remove,
        draw: (item) => [line(t['packet-collector-who'], item, 'who'), line(t['packet-collector-whom'], item, 'whom'), phoneLine(t['packet-collector-phone'], item, 'phone')],
      }),
      line(t['packet-consulate'], draft, 'consulate'),
      status,
    ],
    footer: [button(t['packet-save'], save)],
  };
}

/** Names are texts in the record; in the form each has a field. */
function names(draft) {
  draft.named ??= draft.other_names.map((value) => ({ value }));
  return draft.named;
}

/** What was typed, in the record's own shapes; what stayed empty is not there. What is wrong with it, the core says. */
function filled({ named, ...draft }, birth) {
  const date = [birth.year, birth.month.padStart(2, '0'), birth.day.padStart(2, '0')].join('-');
  const some = Object.values(birth).some((part) => part.trim() !== '');
  return {
    ...draft,
    other_names: (named ?? []).map(({ value }) => value.trim()).filter(Boolean),
    date_of_birth: some ? { iso: date } : null,
    children: draft.children.filter(({ name }) => name.trim() !== '').map((child) => ({ ...child, birth_year: Number(child.birth_year) || null })),
    collectors: draft.collectors.filter(({ who, whom, phone }) => [who, whom, phone].some((word) => word.trim() !== '')),
  };
}
