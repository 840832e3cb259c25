// Spare keys: who has one, and giving one to somebody's phone.
import { call } from './api.js';
import { lockKey } from './ask.js';
import { code, fivePictures, waiting } from './codes.js';
import { button, element, tile } from './dom.js';
import { paperSteps } from './screen-paper.js';

const mostKeepers = 5;

export async function keepersScreen(phone, view) {
  const [t, keepers] = await Promise.all([phone.screen('keeper', 'lock', 'seal'), call('vault.keepers')]);
  const added = await Promise.all(keepers.map(({ added_ms: at }) => phone.message('keeper-added', { date: phone.day(at) })));
  const keeper = ({ id, name, printed, counts }, i) => [
    element('button', { type: 'button', class: 'row', click: () => phone.go('keeper', { id }) },
      element('span', { class: 'av', 'aria-hidden': 'true' }, name.slice(0, 1)),
      element('span', { class: 'grow' }, element('b', { dir: 'auto' }, name), element('small', {}, t[printed ? 'keeper-kind-printed' : 'keeper-kind-phone']), element('small', {}, added[i]),
        element('span', { class: counts ? 'pill below' : 'pill w below' }, counts ? `✓ ${t['keeper-counted']}` : t['keeper-not-counted']))),
    !counts && printed && button(t['keeper-try'], () => phone.go('give', { step: 'type', keeper: id, name_of: name }), 'primary quiet'),
  ];
  phone.tell('keepers');
  const full = keepers.length >= mostKeepers;
  return {
    title: t['keeper-title'],
    back: () => phone.go('family'),
    end: lockKey(phone, t),
    column: true,
    body: [
      view.said && element('p', { class: 'toast', role: 'status' }, `✓ ${view.said}`),
      element('p', {}, t['keeper-what']),
      keepers.length > 0 ? keepers.map(keeper) : element('p', { class: 'second' }, t['keeper-empty']),
      element('button', { type: 'button', class: 'big', click: () => phone.go('seal') },
        tile('lock'), element('span', {}, element('b', {}, t['seal-title']), element('small', {}, t['seal-what']))),
      full && element('p', { class: 'q' }, t['keeper-most']),
    ],
    footer: [!full && button(t['keeper-give'], () => phone.go('give', { step: 'alone' }))],
  };
}

const steps = { alone: aloneStep, name: nameStep, kind: kindStep, scan: scanStep, show: showStep, pictures: picturesStep, done: doneStep, rejected: rejectedStep, ...paperSteps };

/** One instruction a screen. `step`, `name_of` (the keeper's), `code` (what is shown to the keeper's phone). */
export async function giveScreen(phone, view) {
  const t = await phone.screen('keeper', 'common', 'lock');
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const say = (id, values = {}) => phone.message(id, { name: view.name_of ?? '', ...values });
  const next = (step, fields = {}) => phone.go('give', { name_of: view.name_of, keeper: view.keeper, code: view.code, ...fields, step });
  const parts = await steps[view.step]({ phone, view, t, status, say, next });
  const title = view.name_of ? await say('keeper-guide') : t['keeper-give'];
  return { title, back: () => phone.go('keepers'), end: lockKey(phone, t), column: true, ...parts, body: [...parts.body, status] };
}

async function aloneStep({ phone, t, next }) {
  return {
    body: [element('h2', { class: 'question' }, t['keeper-alone']), element('p', {}, t['keeper-alone-hint']), element('p', { class: 'second' }, t['keeper-choose'])],
    footer: [button(t['keeper-alone-go'], () => next('name')), button(t['keeper-alone-later'], () => phone.go('keepers'), 'primary quiet')],
  };
}

async function nameStep({ view, t, next }) {
  const go = element('button', { type: 'submit', form: 'name-form', class: 'primary' }, t['keeper-alone-go']);
  const field = element('input', { id: 'name', class: 'field', dir: 'auto', autocomplete: 'off', maxlength: '60', 'aria-describedby': 'name-hint', input: () => { go.disabled = field.value.trim() === ''; } });
  field.value = view.name_of ?? '';
  go.disabled = field.value === '';
  const submit = (event) => {
    event.preventDefault();
    next('kind', { name_of: field.value.trim() });
  };
  return {
    body: [element('form', { id: 'name-form', class: 'labelled', submit },
      element('label', { for: 'name' }, t['keeper-name']), field, element('p', { class: 'q', id: 'name-hint' }, t['keeper-name-hint']))],
    footer: [go],
  };
}

async function kindStep({ t, say, next }) {
  const kind = (symbol, title, hint, step) => element('button', { type: 'button', class: 'big', click: () => next(step) },
    tile(symbol), element('span', {}, element('b', {}, title), element('small', {}, hint)));
  return {
    body: [
      element('p', { class: 'ban' }, await say('keeper-can')),
      element('h2', { class: 'question' }, t['keeper-kind']),
      kind('person', t['keeper-kind-phone'], t['keeper-phone-hint'], 'scan'),
      kind('rights', t['keeper-kind-printed'], t['keeper-printed-hint'], 'print'),
    ],
  };
}

async function scanStep({ phone, view, status, t, say, next }) {
  const answer = (offer) => phone.attempt(status, async () => {
    const made = await call('vault.add_phone_keeper', { offer, name: view.name_of });
    await next('show', { code: made, keeper: made.keeper });
  });
  return {
    body: [
      element('p', {}, t['keeper-phone-hint']),
      element('ol', { class: 'steps' }, element('li', {}, await say('keeper-phone-start')), element('li', {}, await say('keeper-scan'))),
      waiting(phone, view, 'offer', 'keeper', answer),
    ],
  };
}

async function showStep({ phone, view, say, next }) {
  const words = await say('keeper-show');
  return { body: [element('h2', { class: 'question' }, words), code(phone, { kind: 'challenge', code: view.code, alt: words, to: 'keeper', then: () => next('pictures') })] };
}

async function picturesStep({ phone, view, t, status, next }) {
  const same = () => phone.attempt(status, async () => {
    await call('vault.confirm_keeper', { keeper: view.keeper });
    phone.tell('keeper-counts');
    await next('done');
  });
  const differ = () => phone.attempt(status, async () => {
    await call('vault.remove_keeper', { keeper: view.keeper });
    await next('rejected');
  });
  return {
    column: false,
    body: [element('h2', { class: 'question' }, t['keeper-pictures']), element('p', { class: 'second' }, t['keeper-pictures-hint']), await fivePictures(phone, view.code.pictures, 'keeper-picture')],
    footer: [button(t['keeper-same'], same), button(t['keeper-differ'], differ, 'primary quiet')],
  };
}

async function doneStep({ phone, t, say }) {
  return {
    body: [element('p', { class: 'pill' }, `✓ ${t['keeper-counted']}`), element('p', {}, t['keeper-counted-hint']), element('p', { class: 'ban' }, await say('keeper-can'))],
    footer: [button(t['common-close'], () => phone.go('keepers'))],
  };
}

async function rejectedStep({ phone, t }) {
  return { body: [element('p', { class: 'ban', role: 'status' }, t['keeper-rejected'])], footer: [button(t['common-close'], () => phone.go('keepers'))] };
}
