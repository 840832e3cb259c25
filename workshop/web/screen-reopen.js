// Opening again with a spare key: the code, the pictures, the answer, a new PIN, and the lock is changed.
import { call } from './api.js';
import { code, fivePictures, waiting } from './codes.js';
import { button, element, tile } from './dom.js';
import { sheetLines } from './screen-paper.js';

const steps = { how: howStep, show: showStep, pictures: picturesStep, scan: scanStep, sheet: sheetStep, pin: pinStep, working: workingStep, rejected: rejectedStep };
const lookMs = 150;

/** `step`; `request`: what is shown to the keeper; `answer` or `identity`: what opens it. */
export async function reopenScreen(phone, view) {
  const t = await phone.screen('reopen', 'common', 'pin');
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const next = (step, fields = {}) => phone.go('reopen', { request: view.request, ...fields, step });
  const parts = await steps[view.step]({ phone, view, t, status, next });
  const back = view.step === 'working' ? undefined : () => phone.go('sealed');
  return { title: t['reopen-title'], back, end: null, column: true, ...parts, body: [...parts.body, status] };
}

async function howStep({ phone, t, status, next }) {
  const choices = await call('vault.reopen_choices');
  const added = await Promise.all(choices.map(({ added_ms: at }) => phone.message('keeper-added', { date: phone.day(at) })));
  const choose = ({ keeper, printed }) => phone.attempt(status, async () => {
    if (printed) return next('sheet');
    return next('show', { request: await call('vault.begin_reopen', { keeper }) });
  });
  return {
    body: [
      element('h2', { class: 'question' }, t['reopen-how']),
      choices.map((choice, i) => element('button', { type: 'button', class: 'big', click: () => choose(choice) },
        tile(choice.printed ? 'rights' : 'person'), element('span', {}, element('b', {}, t[choice.printed ? 'reopen-printed' : 'reopen-phone']), element('small', {}, added[i])))),
    ],
  };
}

async function showStep({ phone, view, t, next }) {
  return {
    body: [
      element('h2', { class: 'question' }, t['reopen-show']), element('p', { class: 'second' }, t['reopen-show-hint']),
      code(phone, { kind: 'request', code: view.request, alt: t['reopen-show'], to: 'keeper', then: () => next('pictures') })],
  };
}

async function picturesStep({ phone, view, t, next }) {
  return {
    column: false,
    body: [element('h2', { class: 'question' }, t['reopen-pictures']), element('p', { class: 'second' }, t['reopen-pictures-hint']), await fivePictures(phone, view.request.pictures, 'reopen-picture')],
    footer: [button(t['reopen-same'], () => next('scan')), button(t['reopen-differ'], () => next('rejected'), 'primary quiet')],
  };
}

async function scanStep({ phone, view, t, next }) {
  return { body: [element('h2', { class: 'question' }, t['reopen-scan']), waiting(phone, view, 'answer', 'keeper', (answer) => next('pin', { answer }))] };
}

async function sheetStep({ phone, t, status, next }) {
  const { form, go } = await sheetLines(phone, status, t['reopen-title'], (identity) => next('pin', { identity }));
  return { body: [element('h2', { class: 'question' }, t['reopen-type-sheet']), form.node], footer: [go] };
}

async function pinStep({ phone, view, t, status, next }) {
  const go = element('button', { type: 'submit', form: 'new-pin', class: 'primary' }, t['reopen-title']);
  const field = (id) => element('input', { id, class: 'field', type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: '64', input: () => { status.hidden = true; } });
  const [first, again] = [field('pin-first'), field('pin-again')];
  const submit = async (event) => {
    event.preventDefault();
    if (first.value !== again.value) {
      status.replaceChildren(t['pin-differ']);
      status.hidden = false;
      return;
    }
    const pin = first.value;
    go.disabled = true;
    go.textContent = t['reopen-working'];
    const opened = await phone.attempt(status, async () => {
      if (view.identity) await call('vault.reopen_with_sheet', { identity: view.identity, new_pin: pin });
      else await call('reopening.finish', { answer: view.answer, new_pin: pin });
      phone.cast.pin = pin;
      phone.tell('pin');
      await next('working');
    });
    if (opened) return;
    go.disabled = false;
    go.textContent = t['reopen-title'];
  };
  const labelled = (label, input) => element('div', { class: 'labelled' }, element('label', { for: input.id }, label), input);
  return {
    body: [
      element('h2', { class: 'question' }, t['reopen-new-pin']), element('p', { class: 'second' }, t['reopen-new-pin-hint']),
      element('form', { id: 'new-pin', class: 'stack', submit }, labelled(t['pin-first'], first), labelled(t['pin-again'], again)),
      element('p', { class: 'q' }, t['pin-hint'])],
    footer: [go],
  };
}

/** Every row gets the new key. The vault is open already. */
async function workingStep({ phone, view, t, status }) {
  const bar = element('progress', { max: '100', value: '0', 'aria-label': t['reopen-title'] });
  const line = element('p', { role: 'status' }, await phone.message('reopen-rekey', { percent: 0 }));
  const watch = async () => {
    while (phone.view === view && !view.done) {
      const { done, total } = await call('job.progress').catch(() => ({ done: 0, total: 0 }));
      const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
      bar.value = percent;
      line.textContent = await phone.message('reopen-rekey', { percent });
      await new Promise((resolve) => { setTimeout(resolve, lookMs); });
    }
  };
  const work = async () => {
    const finished = await phone.attempt(status, () => call('vault.finish_rekey'));
    view.done = true;
    if (!finished) return;
    phone.tell('reopened');
    await phone.go('family', { said: t['reopen-done'] });
  };
  if (!view.begun) {
    view.begun = true;
    work();
    watch();
  }
  return { body: [bar, line] };
}

async function rejectedStep({ phone, t }) {
  return { body: [element('p', { class: 'ban', role: 'status' }, t['reopen-rejected'])], footer: [button(t['common-close'], () => phone.go('sealed'))] };
}
