// Opening again with a spare key: the code, the pictures, the answer, a new PIN, and the lock is changed.
import { call } from './api.js';
import { code, fivePictures, waiting } from './codes.js';
import { button, element, tile } from './dom.js';
import { newPin } from './new-pin.js';
import { longWork } from './progress.js';
import { sheetLines, typeForMe } from './screen-paper.js';

const steps = { how: howStep, show: showStep, pictures: picturesStep, scan: scanStep, sheet: sheetStep, pin: pinStep, working: workingStep, rejected: rejectedStep };

/** `step`; `from`: the screen to go back to; `request`: what is shown to the keeper; `answer` or `identity`: what opens it. */
export async function reopenScreen(phone, view) {
  const t = await phone.screen('reopen', 'common', 'pin');
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const next = (step, fields = {}) => phone.go('reopen', { from: view.from, request: view.request, ...fields, step });
  const leave = () => phone.go(view.from?.name ?? 'sealed', view.from ?? {});
  const parts = await steps[view.step]({ phone, view, t, status, next, leave });
  const back = view.step === 'working' ? undefined : leave;
  return { title: t['reopen-title'], back, end: null, column: true, ...parts, body: [...parts.body, status] };
}

async function howStep({ phone, t, status, next }) {
  const choices = await call('vault.reopen_choices');
  const added = await Promise.all(choices.map(({ added_ms: at }) => phone.message('keeper-added', { date: phone.day(at) })));
  const choose = ({ keeper, printed }) => phone.attempt(status, async () => {
    if (printed) return next('sheet');
    return next('show', { request: await call('vault.begin_reopen', { keeper }) });
  });
  if (choices.length === 0) return { body: [element('p', { class: 'ban' }, t['reopen-none'])] };
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
  return { body: [element('h2', { class: 'question' }, t['reopen-type-sheet']), form.node, typeForMe(phone, status, form, {})], footer: [go] };
}

async function pinStep({ phone, view, t, status, next }) {
  const { form, go } = newPin(status, t, t['reopen-title'], async (pin) => {
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
  });
  return {
    body: [element('h2', { class: 'question' }, t['reopen-new-pin']), element('p', { class: 'second' }, t['reopen-new-pin-hint']), form],
    footer: [go],
  };
}

/** Every row gets the new key. The vault is open already. */
async function workingStep({ phone, view, t, status }) {
  return {
    body: await longWork(phone, view, {
      id: 'reopen-rekey',
      label: t['reopen-title'],
      act: () => call('vault.finish_rekey'),
      then: () => {
        phone.tell('reopened');
        return phone.go('family', { said: t['reopen-done'] });
      },
      failed: (error) => phone.attempt(status, () => { throw error; }),
    }),
  };
}

async function rejectedStep({ t, leave }) {
  return { body: [element('p', { class: 'ban', role: 'status' }, t['reopen-rejected'])], footer: [button(t['common-close'], leave)] };
}
