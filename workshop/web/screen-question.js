// One question of the family plan: why it is asked, its answer, and what is good to know.
import { call } from './api.js';
import { lockKey } from './ask.js';
import { button, element, told } from './dom.js';
import { editors } from './plan-answers.js';

const empty = () => ({
  caregiver: { contact: null, person: { name: '', phone: '' } }, pickup: [], medicines: [], schools: [], pets: '', car: '', bank: '',
  employer: { name: '', phone: '', contact: { name: '', phone: '' }, told: false }, lawyer: '', numbers: [], papers: [], reviewed_on: null,
  meeting: '', word_agreed: false,
});

/** `at`: its place in the list, or `id`. */
export async function questionScreen(phone, view) {
  const [t, screen, contacts] = await Promise.all([phone.screen('plan', 'lock', 'help', 'contacts'), call('plan.screen'), call('vault.contacts')]);
  const { questions } = screen;
  view.at ??= Math.max(0, questions.findIndex(({ id }) => id === view.id));
  view.draft ??= (await call('vault.family_plan')) ?? empty();
  const question = questions[view.at];
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const save = async (said) => {
    await call('vault.put_family_plan', { family_plan: filled(view.draft) });
    phone.tell('plan-saved', { question: question.id });
    const last = view.at + 1 >= questions.length;
    await (last || said ? phone.go('plan', { said }) : phone.go('question', { at: view.at + 1 }));
  };
  const [position, vault] = await Promise.all([phone.message('plan-position', { position: view.at + 1, total: questions.length }), phone.screen('vault')]);
  const reviewed = async () => {
    view.draft.reviewed_on = { iso: phone.today() };
    await save(vault['vault-saved']);
  };
  return {
    title: position,
    back: () => phone.go('plan'),
    end: lockKey(phone, t),
    body: [
      told('h2', question.text, { class: 'question' }),
      told('p', question.why.text, { class: 'second' }),
      await editors[question.kind](phone, { t, draft: view.draft, field: question.field, contacts, papers: screen.papers, reviewed: () => phone.attempt(status, reviewed) }),
      status,
      question.notes.length + question.links.length > 0 && element('details', { open: true }, element('summary', {}, t['plan-know']),
        element('ul', { class: 'plain' }, question.notes.map(({ text }) => told('li', text))),
        question.links.map((link) => address(link))),
    ],
    footer: [question.kind !== 'day' && button(t['plan-save-next'], () => phone.attempt(status, () => save()))],
  };
}

/** A page is read, not opened: practice leaves this computer for no page. */
export function address({ name, url }) {
  return element('p', { class: 'page' }, told('b', name), element('span', { class: 'address', dir: 'ltr' }, url.replace(/^https:\/\//, '')));
}

/** Lines that stayed empty are no answer. */
function filled(draft) {
  const some = (item) => Object.values(item).some((value) => typeof value === 'string' && value.trim() !== '');
  return {
    ...draft,
    pickup: draft.pickup.filter(some).map((item) => ({ ...item, people: item.people.filter(some) })),
    medicines: draft.medicines.filter(some),
    schools: draft.schools.filter(some),
    numbers: draft.numbers.filter(some),
    papers: draft.papers.filter(some),
  };
}
