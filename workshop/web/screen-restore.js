// Bringing a copy back to an empty phone: the file, the printed sheet, a new PIN.
import { call, choose } from './api.js';
import { practiceOnly } from './codes.js';
import { button, element, tile } from './dom.js';
import { newPin } from './new-pin.js';
import { longWork } from './progress.js';
import { openFamily } from './screen-home.js';
import { sheetLines, typeForMe } from './screen-paper.js';

/** A phone without people: nothing to press yet, and it says so. */
export async function newHomeScreen(phone) {
  const [t, { vault }] = await Promise.all([phone.screen('app', 'home', 'backup'), call('amparo.home')]);
  const empty = vault === 'absent';
  const state = t[`home-family-${{ absent: 'none', locked: 'locked', unlocked: 'open' }[vault]}`];
  const go = () => (empty ? phone.go('restore', { step: 'file' }) : openFamily(phone, vault));
  return {
    title: t['app-name'],
    body: [
      element('p', { class: 'second' }, phone.words['new-means']),
      element('button', { type: 'button', class: 'big', click: go }, tile('family'), element('span', {}, element('b', {}, t['home-family']), element('small', {}, state))),
      !empty && element('p', { class: 'ban' }, t['backup-restore-people']),
    ],
    footer: [empty ? button(t['backup-restore'], go) : button(t['home-lock'], () => phone.lock(), 'primary quiet')],
  };
}

const steps = { file: fileStep, key: keyStep, pin: pinStep, working: workingStep, done: doneStep };

/** One instruction a screen. `step`; `file`: its name; `identity`; `pin`; `problem`: why it did not go on; `restored`. */
export async function restoreScreen(phone, view) {
  const t = await phone.screen('backup', 'pin', 'family', 'reopen');
  const status = element('p', { class: 'ban', role: 'alert', hidden: !view.problem }, view.problem);
  const next = (step, fields = {}) => phone.go('restore', { file: view.file, identity: view.identity, ...fields, step });
  const parts = await steps[view.step]({ phone, view, t, status, next });
  const back = view.step === 'working' ? undefined : () => phone.go('home');
  return { title: t['backup-restore'], back, end: null, column: true, ...parts, body: [...parts.body, status] };
}

async function fileStep({ phone, t, status, next }) {
  const say = (words) => {
    status.replaceChildren(words);
    status.hidden = false;
  };
  const input = element('input', { type: 'file', hidden: true, change: async () => {
    const [file] = input.files;
    if (!file) return null;
    return (await choose(file)) ? next('key', { file: file.name }) : say(t['backup-restore-damaged']);
  } });
  const takeUp = async () => {
    try {
      await call('shell.take_up_copy');
      await next('key', { file: '' });
    } catch (error) {
      if (error.kind !== 'not-found') throw error;
      say(phone.words['copy-none']);
    }
  };
  return {
    body: [
      element('h2', { class: 'question' }, t['backup-restore-file']), element('p', {}, t['backup-restore-need']), input,
      practiceOnly(phone, phone.words['copy-means'], button(phone.words['copy-take-up'], takeUp, 'primary quiet')),
    ],
    footer: [button(t['backup-restore-file'], () => input.click())],
  };
}

async function keyStep({ phone, view, t, status, next }) {
  const { form, go } = await sheetLines(phone, status, t['backup-restore-next'], (identity) => next('pin', { identity }));
  return {
    body: [
      view.file && element('p', { class: 'pill', dir: 'auto' }, `✓ ${view.file}`),
      element('h2', { class: 'question' }, t['backup-restore-key']), form.node, typeForMe(phone, status, form, {})],
    footer: [go],
  };
}

async function pinStep({ t, status, next }) {
  const { form, go } = newPin(status, t, t['backup-restore'], (pin) => next('working', { pin }));
  return { body: [element('h2', { class: 'question' }, t['backup-restore-pin']), form], footer: [go] };
}

async function workingStep({ phone, view, t, next }) {
  const body = await longWork(phone, view, {
    id: 'backup-restoring',
    label: t['backup-restore'],
    act: () => {
      const { identity, pin } = view;
      // Needed once.
      delete view.pin;
      return call('vault.restore', { identity, new_pin: pin });
    },
    then: (restored) => {
      phone.tell('restored');
      return phone.go('restore', { step: 'done', restored });
    },
    failed: (error) => refused(error, t, next),
  });
  return { body, footer: [button(t['backup-cancel'], () => call('job.cancel'), 'primary quiet')] };
}

/** Back to the step that can be done better. */
function refused({ kind, field, text }, t, next) {
  const again = (step, problem) => next(step, { problem });
  if (kind === 'invalid' && field === 'identity') return again('key', t['reopen-wrong-key']);
  if (kind === 'invalid' && field === 'pin') return again('pin', text.value);
  if (kind === 'invalid' && field === 'vault') return again('file', t['backup-restore-exists']);
  const sentence = { cancelled: t['backup-restore-cancelled'], damaged: t['backup-restore-damaged'] };
  return again('file', sentence[kind] ?? text?.value);
}

async function doneStep({ phone, view, t }) {
  const { origin_proven: proven, created_ms: at, records, documents, left_out: damaged } = view.restored;
  const [count, made, unread] = await Promise.all([
    phone.message('backup-restored', { count: records + documents }), phone.message('backup-restored-made', { date: phone.day(at) }),
    phone.message('backup-restored-damaged', { count: damaged })]);
  return {
    body: [
      element('p', { class: 'pill' }, `✓ ${count}`),
      proven
        ? element('p', {}, t['backup-origin-proven'], ' ', made)
        : element('p', { class: 'ban' }, element('b', {}, t['backup-origin-unproven']), ' ', t['backup-origin-unproven-hint']),
      damaged > 0 && element('p', { class: 'ban' }, unread),
      element('p', { class: 'ban' }, t['backup-restore-people']),
      element('p', { class: 'ban' }, t['backup-restore-keys']),
    ],
    footer: [button(t['family-title'], () => phone.go('family'))],
  };
}
