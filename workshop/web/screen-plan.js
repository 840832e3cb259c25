// The family plan: its questions as a short list, what comes due, and the way to each.
import { call } from './api.js';
import { lockKey } from './ask.js';
import { button, element, pictured, told, unbroken } from './dom.js';
import { printed } from './screen-print.js';

/** The words of ui.ftl for a part, by the field that holds the answer. */
const labels = { caregiver: 'plan-caregiver', pickup: 'plan-pickup', medicines: 'plan-medicines', schools: 'plan-schools', pets: 'plan-pets', car: 'plan-car', bank: 'plan-bank', employer: 'plan-employer', lawyer: 'plan-lawyer', numbers: 'plan-numbers', meeting: 'plan-meeting', word_agreed: 'plan-word', papers: 'plan-papers', reviewed_on: 'plan-review' };

export function labelOf(t, field) {
  return t[labels[field]];
}

export async function planScreen(phone, view) {
  const [t, screen, checks, reminders] = await Promise.all([phone.screen('plan', 'quiz', 'lock', 'vault'), call('plan.screen'), call('plan.checks'), call('plan.reminders')]);
  const today = phone.today();
  const due = reminders.filter(({ due: day }) => day.iso <= today);
  const later = reminders.filter(({ due: day }) => day.iso > today);
  const lacking = (field) => checks.filter((check) => check.field === field);
  const missing = (field) => lacking(field).some(({ kind }) => kind === 'missing');
  const answered = screen.questions.filter(({ field }) => !missing(field)).length;
  const count = await phone.message('plan-answered', { count: answered, total: screen.questions.length });
  const row = ({ id, field }, i) => {
    const lacks = lacking(field);
    const done = lacks.length === 0;
    return element('button', { type: 'button', class: 'row', 'data-question': id, 'data-done': String(done), click: () => phone.go('question', { at: i }) },
      element('span', { class: done ? 'count done' : 'count', 'aria-hidden': 'true' }, done ? '✓' : String(i + 1)),
      element('span', { class: 'grow' }, element('b', {}, unbroken(labelOf(t, field))), lacks.map((check) => told('small', check.text, { class: check.kind === 'missing' ? null : 'late' }))));
  };
  const next = screen.questions.findIndex(({ field }) => lacking(field).length > 0);
  phone.tell('plan');
  return {
    title: t['plan-title'],
    back: () => phone.go('family'),
    end: lockKey(phone, t),
    body: [
      view.said && element('p', { class: 'toast', role: 'status' }, `✓ ${view.said}`),
      element('p', {}, t['plan-hint']),
      due.length > 0 && element('ul', { class: 'ban plain', 'data-due': due.length }, due.map(({ text }) => told('li', text))),
      element('p', { class: 'h2' }, count),
      element('div', { class: 'stack near' }, screen.questions.map(row)),
      later.map(({ text, due: day }) => element('p', { class: 'q' }, told('span', text), ` · ${phone.isoDay(day.iso)}`)),
      element('div', { class: 'stack near' },
        element('button', { type: 'button', class: 'row', 'data-way': 'quiz', click: () => phone.go('quiz') }, pictured('learn'), element('b', {}, t['quiz-start'])),
        printed(phone, { what: 'plan', words: t['plan-print'], title: t['plan-title'], hint: t['plan-print-hint'], from: { name: 'plan' }, look: 'row', symbol: pictured('carry') })),
      labelsOf(screen.review),
    ],
    footer: [next >= 0 && button(t['plan-continue'], () => phone.go('question', { at: next }))],
  };
}

/** "Not yet reviewed …" is a quiet line; that the law may have changed is none. */
export function labelsOf(review) {
  const parts = [review.notice, review.facts_of, review.translation].filter(Boolean);
  return [element('p', { class: 'q' }, parts.map((words, i) => [i > 0 && ' · ', told('span', words)])), review.out_of_date && told('p', review.out_of_date, { class: 'ban' })];
}
