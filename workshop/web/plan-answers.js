// How each kind of question of the family plan is answered. What is typed goes into the draft; the screen saves it.
import { button, element } from './dom.js';
import { choice, line, lines, phoneLine, tick } from './form.js';

/** What is ticked, by the field that holds it. */
const labelOfYes = { word_agreed: 'plan-word-agreed' };

export const editors = {
  person: caregiver,
  'pickup-list': pickup,
  'medicine-list': medicines,
  'school-list': schools,
  text: (phone, { t, draft, field }) => [line(t[`plan-${field}`], draft, field, { rows: 5 })],
  employer,
  name: (phone, { t, draft, field }) => [line(t[`plan-${field}`], draft, field)],
  'number-list': numbers,
  'paper-list': papers,
  'yes-no': (phone, { t, draft, field }) => [tick(t[labelOfYes[field]], draft, field)],
  day: review,
};

const person = () => ({ name: '', phone: '' });

function caregiver(phone, { t, draft, contacts }) {
  const { caregiver: own } = draft;
  const choose = (id) => {
    own.contact = id || null;
    return phone.draw();
  };
  const known = contacts.map(({ id, name, relation }) => [id, relation ? `${name} · ${relation}` : name]);
  return [
    choice(t['plan-caregiver-contact'], own.contact ?? '', [['', t['plan-caregiver-other']], ...known], choose),
    !own.contact && [line(t['plan-caregiver-name'], own.person, 'name'), phoneLine(t['plan-caregiver-phone'], own.person, 'phone')],
  ];
}

function pickup(phone, { t, draft }) {
  const who = (item) => (one) => [line(t['plan-caregiver-name'], one, 'name'), phoneLine(t['plan-caregiver-phone'], one, 'phone')];
  return lines(phone, draft.pickup, {
    make: () => ({ child: '', school: '', people: [person()] }),
    draw: (item) => [
      line(t['plan-pickup-child'], item, 'child'), line(t['plan-pickup-school'], item, 'school'),
      element('p', { class: 'h2' }, t['plan-pickup-people']),
      lines(phone, item.people, { make: person, draw: who(item), add: t['plan-person-add'], remove: t['plan-person-remove'] }),
    ],
    add: t['plan-add'], remove: t['plan-remove-line'],
  });
}

function medicines(phone, { t, draft }) {
  return lines(phone, draft.medicines, {
    make: () => ({ who: '', what: '', how: '' }),
    draw: (item) => [line(t['plan-medicine-who'], item, 'who'), line(t['plan-medicine-what'], item, 'what'), line(t['plan-medicine-how'], item, 'how', { rows: 2 })],
    add: t['plan-add'], remove: t['plan-remove-line'],
  });
}

function schools(phone, { t, draft }) {
  return lines(phone, draft.schools, {
    make: () => ({ name: '', phone: '', note: '' }),
    draw: (item) => [line(t['plan-school-name'], item, 'name'), phoneLine(t['plan-school-phone'], item, 'phone'), line(t['plan-school-note'], item, 'note', { rows: 2 })],
    add: t['plan-add'], remove: t['plan-remove-line'],
  });
}

function employer(phone, { t, draft }) {
  const { employer: own } = draft;
  return [
    line(t['plan-employer-name'], own, 'name'), phoneLine(t['plan-employer-phone'], own, 'phone'),
    element('p', { class: 'h2' }, t['plan-employer-contact']),
    line(t['plan-caregiver-name'], own.contact, 'name'), phoneLine(t['plan-caregiver-phone'], own.contact, 'phone'),
    tick(t['plan-employer-told'], own, 'told'),
  ];
}

function numbers(phone, { t, draft }) {
  return lines(phone, draft.numbers, {
    make: () => ({ number: '', whose: '' }),
    draw: (item) => [line(t['plan-number-whose'], item, 'whose'), phoneLine(t['plan-number'], item, 'number')],
    add: t['plan-add'], remove: t['plan-remove-line'],
  });
}

/** A checklist: what is on it, and what else to think of. A place is asked for once a paper is ready. */
function papers(phone, { t, draft, papers: ideas }) {
  const known = new Set(draft.papers.map(({ what }) => what));
  const own = (item, i) => element('section', { class: 'entry' },
    tick(item.what, item, 'done', { key: `paper-${i}`, hint: t['plan-paper-done'], change: () => phone.draw() }),
    item.done && line(t['plan-paper-place'], item, 'place'));
  const idea = ({ text }) => {
    const add = () => {
      draft.papers.push({ what: text.value, done: true, place: '' });
      return phone.draw();
    };
    return element('label', { class: 'tick' }, element('input', { type: 'checkbox', 'data-idea': text.value, change: add }), element('span', { class: 'grow' }, text.value));
  };
  const more = ideas.filter(({ text }) => !known.has(text.value));
  return [
    draft.papers.map(own),
    more.length > 0 && [element('p', { class: 'h2' }, t['plan-papers-more']), element('div', { class: 'entry' }, more.map(idea))],
  ];
}

async function review(phone, { t, draft, reviewed }) {
  const last = draft.reviewed_on;
  const words = last ? await phone.message('plan-reviewed', { date: phone.isoDay(last.iso) }) : t['plan-reviewed-never'];
  return [element('p', { class: 'fact' }, words), button(t['plan-review-done'], reviewed)];
}
