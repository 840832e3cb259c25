// Numbers to learn by heart: asked in parts. What is typed is compared by the core and kept nowhere.
import { call } from './api.js';
import { lockKey } from './ask.js';
import { button, element, told } from './dom.js';

export async function quizScreen(phone, view) {
  const [t, questions] = await Promise.all([phone.screen('quiz', 'lock', 'plan'), call('plan.quiz')]);
  const frame = { title: t['quiz-title'], back: () => phone.go('plan'), end: lockKey(phone, t) };
  if (questions.length === 0) {
    return { ...frame, body: [element('p', { class: 'second' }, t['quiz-empty'])], footer: [button(t['plan-numbers'], () => phone.go('question', { id: 'numbers' }))] };
  }
  // The order changes with each answer; a number that was begun stays.
  const asked = questions.find(({ position }) => position === view.position) ?? questions[0];
  const labels = await Promise.all(asked.parts.map((_, i) => phone.message('quiz-part', { part: i + 1 })));
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const fields = asked.parts.map((length, i) => element('input', { class: 'field digits', type: 'text', inputmode: 'numeric', autocomplete: 'off', dir: 'ltr', size: String(length), maxlength: String(length), 'aria-label': labels[i], 'data-part': i, input: () => {
    if (fields[i].value.length >= length) fields[i + 1]?.focus();
  } }));
  const check = async (event) => {
    event.preventDefault();
    await phone.attempt(status, async () => {
      const answer = await call('plan.quiz_answer', { position: asked.position, whose: asked.whose, typed: fields.map(({ value }) => value) });
      view.answer = answer;
      answer.parts.forEach((right, i) => fields[i].setAttribute('aria-invalid', String(!right)));
      said.replaceChildren(...[told('p', answer.sentence, { class: answer.right ? 'pill' : 'ban strong' }), told('p', answer.again, { class: 'second' })]);
      go.hidden = answer.right;
      next.hidden = !answer.right;
      if (answer.right) phone.tell('quizzed');
      else fields[answer.parts.indexOf(false)]?.focus();
    });
  };
  const said = element('div', { class: 'stack near', role: 'status' });
  const go = element('button', { type: 'submit', form: 'quiz', class: 'primary' }, t['quiz-check']);
  const others = questions.filter(({ position }) => position !== asked.position);
  const next = button(others.length > 0 ? t['quiz-more'] : t['plan-title'], () => (others.length > 0 ? phone.go('quiz', { position: others[0].position }) : phone.go('plan')));
  next.hidden = true;
  return {
    ...frame,
    body: [
      element('p', { class: asked.due ? 'pill w' : 'pill' }, asked.due ? t['quiz-due'] : `✓ ${t['quiz-later']}`),
      told('h2', asked.ask, { class: 'question' }),
      element('form', { id: 'quiz', class: 'parts', dir: 'ltr', submit: check }, fields),
      told('p', asked.hint, { class: 'q' }),
      said, status,
    ],
    footer: [go, next],
  };
}
