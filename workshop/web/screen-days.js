// The first three days, from a packet: what one relative does, and what to read aloud on a call.
import { call } from './api.js';
import { lockKey } from './ask.js';
import { button, element, told, unbroken } from './dom.js';
import { choice } from './form.js';
import { labelsOf } from './screen-plan.js';
import { address } from './screen-question.js';

const roles = ['other', 'spouse', 'school-pickup', 'lawyer-contact', 'far-away', 'child'];
/** What the core takes for the reader of the steps. */
const reader = '';
const nobody = 'nobody';

/** `id`, `label` of the packet; `role`; `lead`: who calls the lines. */
export async function daysScreen(phone, view) {
  const [t, contacts, needs] = await Promise.all([phone.screen('days', 'lock', 'role'), call('vault.contacts'), call('cards.needs')]);
  view.role ??= 'spouse';
  view.lead ??= reader;
  const lead = view.lead === nobody ? null : view.lead;
  const steps = await call('plan.packet_steps', { id: view.id, role: view.role, lead });
  const entries = new Map(needs.flatMap(({ entries: all }) => all).map((entry) => [entry.id, entry]));
  const set = (name) => (value) => {
    view[name] = value;
    phone.tell('days', { role: view.role });
    return phone.draw();
  };
  const open = view.open ??= { now: true, careful: true };
  const phase = ({ id, title, steps: all }) => {
    const careful = id === 'careful';
    return element('details', { class: 'phase', open: open[id], 'data-phase': id, toggle: (event) => { open[id] = event.target.open; } },
      element('summary', {}, told('span', title), element('small', {}, String(all.length))),
      element(careful ? 'ul' : 'ol', { class: careful ? 'cares' : 'steps' }, all.map((step) => row(phone, view, t, entries, step, careful))));
  };
  return {
    title: t['days-title'],
    back: () => phone.go('packet', { id: view.id }),
    end: lockKey(phone, t),
    body: [
      element('p', {}, element('b', { dir: 'auto' }, view.label), ' · ', t['days-hint']),
      choice(t['days-who'], view.role, roles.map((role) => [role, t[`role-${role}`]]), set('role')),
      choice(t['days-lead'], view.lead, [[reader, t['days-lead-reader']], ...contacts.map(({ name }) => [name, name]), [nobody, t['days-lead-nobody']]], set('lead')),
      steps.task.length > 0 && element('div', { class: 'task', 'data-task': true }, steps.task.map((words) => told('p', words))),
      steps.phases.map(phase),
      steps.search_again && again(steps.search_again, t),
      steps.review && labelsOf(steps.review),
    ],
  };
}

function row(phone, view, t, entries, step, careful) {
  const entry = entries.get(step.directory);
  const value = ({ label, value: words, ltr }) => element('div', {}, told('dt', label), element('dd', { dir: ltr ? 'ltr' : 'auto' }, words));
  const number = entry?.call ?? entry?.text;
  const inner = element('div', { class: 'grow' },
    told('p', step.text), step.note && told('p', step.note, { class: 'q' }),
    step.rows.length > 0 && element('dl', { class: 'facts' }, step.rows.map(value)),
    entry && element('p', { class: 'page' }, told('b', entry.name), number && element('span', { class: 'number', dir: 'ltr' }, number.shown), !number && entry.page && element('span', { class: 'address', dir: 'ltr' }, entry.page.shown), entry.stale && told('small', entry.stale, { class: 'late' })),
    step.link && address(step.link),
    step.script && button(t['days-script'], () => phone.go('script', { id: view.id, kind: step.script, from: view }), 'primary quiet boxed'));
  return careful ? element('li', { class: 'act n', 'data-step': step.id }, element('i', { 'aria-hidden': 'true' }, '!'), inner) : element('li', { 'data-step': step.id }, inner);
}

function again({ title, lines, spellings }, t) {
  return [
    told('h2', title),
    element('ul', { class: 'plain' }, lines.map(({ text }) => told('li', text))),
    element('div', { class: 'fact' }, element('b', {}, t['days-spellings']), element('ol', { class: 'spelled' }, spellings.map((name) => element('li', { dir: 'auto' }, name)))),
  ];
}

/** `kind`: hotline, lawyer or office. */
export async function scriptScreen(phone, view) {
  const [t, script] = await Promise.all([phone.screen('days', 'lock'), call('plan.call_script', { id: view.id, kind: view.kind })]);
  phone.tell('script');
  return {
    title: script.title.value,
    back: () => phone.go(view.from.name, view.from),
    end: lockKey(phone, t),
    body: [
      spoken(phone, script.lines, t),
      script.careful.length > 0 && [element('h2', {}, t['days-careful']), element('ul', {}, script.careful.map(({ text }) => element('li', { class: 'act n' }, element('i', { 'aria-hidden': 'true' }, '!'), told('div', text))))],
      labelsOf(script.review),
    ],
  };
}

/** Sentences to read aloud: English for the other side, the reader's own words below where they are others. */
export function spoken(phone, lines, t) {
  const own = phone.language !== 'en';
  const sentence = ({ text, english, filled }) => element('li', { class: filled ? 'row say' : 'row say gap' }, element('div', {}, element('b', { lang: 'en', dir: 'ltr' }, unbroken(english)), own && told('small', text)));
  return [
    lines.some(({ filled }) => !filled) && element('p', { class: 'q' }, t['days-gap']),
    element('ol', { class: 'stack near spoken' }, lines.map(sentence)),
  ];
}
