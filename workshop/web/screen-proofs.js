// Two years here: papers that show where one lived, day by day, and what of the last two years none of them shows.
import { call } from './api.js';
import { lockKey } from './ask.js';
import { button, element, tile } from './dom.js';
import { choice, line } from './form.js';

const empty = () => ({ what: '', from: { iso: '' }, to: { iso: '' }, document: null, place: '' });

const span = (phone, { from, to }) => phone.message('proof-gap', { from: phone.isoDay(from.iso), to: phone.isoDay(to.iso) });

export async function proofsScreen(phone, view) {
  const [t, proofs, gaps] = await Promise.all([phone.screen('proof', 'lock'), call('vault.presence'), call('vault.presence_gaps')]);
  const [days, open] = await Promise.all([proofs, gaps].map((all) => Promise.all(all.map((one) => span(phone, one)))));
  const row = ({ what, place }, i) => element('button', { type: 'button', class: 'row', 'data-proof': i, click: () => phone.go('proof-form', { at: i }) },
    tile('read-paper'), element('span', { class: 'grow' }, element('b', { dir: 'auto' }, what), element('small', {}, days[i]), place && element('small', { dir: 'auto' }, place)));
  phone.tell('proofs');
  return {
    title: t['proof-title'],
    back: () => (view.from ? phone.go(view.from.name, view.from) : phone.go('family')),
    end: lockKey(phone, t),
    body: [
      view.said && element('p', { class: 'toast', role: 'status' }, `✓ ${view.said}`),
      element('p', {}, t['proof-hint']),
      proofs.length > 0 ? element('div', { class: 'stack near' }, proofs.map(row)) : element('p', { class: 'second' }, t['proof-empty']),
      open.length > 0
        ? element('section', { class: 'ban', 'data-gaps': open.length }, element('b', {}, t['proof-gaps']), element('ul', { class: 'plain' }, open.map((words) => element('li', {}, words))))
        : element('p', { class: 'toast', 'data-gaps': 0 }, `✓ ${t['proof-gaps-none']}`),
      element('p', { class: 'q' }, t['proof-lawyer']),
    ],
    footer: [button(t['proof-add'], () => phone.go('proof-form', {}))],
  };
}

/** `at`: the line to change; none: a new one. */
export async function proofFormScreen(phone, view) {
  const [t, proofs, documents, plan, vault] = await Promise.all([phone.screen('proof', 'lock'), call('vault.presence'), call('vault.documents'), phone.screen('plan'), phone.screen('vault')]);
  view.draft ??= proofs[view.at] ?? empty();
  const { draft } = view;
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const keep = (changed) => phone.attempt(status, async () => {
    const lines = [...proofs];
    lines.splice(view.at ?? lines.length, 1, ...changed);
    await call('vault.put_presence', { proofs: lines });
    phone.tell('proof-saved');
    await phone.go('proofs', { said: changed.length > 0 && vault['vault-saved'] });
  });
  const known = documents.filter(({ name }) => name).map(({ id, name }) => [id, name]);
  // What it names may have been removed since; it is not forgotten over that.
  if (draft.document && !known.some(([id]) => id === draft.document)) known.push([draft.document, vault['vault-captured']]);
  return {
    title: t['proof-title'],
    back: () => phone.go('proofs'),
    end: lockKey(phone, t),
    body: [
      line(t['proof-what'], draft, 'what', { hint: t['proof-what-hint'] }),
      line(t['proof-from'], draft.from, 'iso', { type: 'date', dir: 'ltr' }), line(t['proof-to'], draft.to, 'iso', { type: 'date', dir: 'ltr' }),
      line(t['proof-place'], draft, 'place'),
      known.length > 0 && choice(t['proof-document'], draft.document ?? '', [['', t['proof-document-none']], ...known], (id) => { draft.document = id || null; }),
      status,
      view.at !== undefined && button(plan['plan-remove-line'], () => keep([]), 'primary text'),
    ],
    footer: [button(t['proof-save'], () => keep([draft]))],
  };
}
