// Copies: one locked file that outlives the phone. What it is, who opens it and with what, and where to save it.
import { call, copyUrl } from './api.js';
import { lockKey } from './ask.js';
import { openNew, practiceOnly } from './codes.js';
import { button, element } from './dom.js';
import { longWork } from './progress.js';
import { bytes } from './screen-papers.js';

const steps = { start: startStep, making: makingStep, done: doneStep };

/** `step`; `problem`: why there is no copy; `made`: what is in it. */
export async function copiesScreen(phone, view) {
  const [t, keepers] = await Promise.all([phone.screen('backup', 'keeper', 'lock'), call('vault.keepers')]);
  const counted = keepers.filter(({ counts }) => counts);
  const parts = await steps[view.step ?? 'start']({ phone, view, t, counted });
  return { title: t['backup-title'], back: () => phone.go('family'), end: lockKey(phone, t), column: true, ...parts };
}

async function startStep({ phone, view, t, counted }) {
  const ready = counted.length > 0;
  return {
    body: [
      view.problem && element('p', { class: 'ban', role: 'alert' }, view.problem),
      element('p', { class: 'ban' }, t['backup-first']),
      element('p', {}, t['backup-what']),
      element('p', {}, t['backup-who']),
      element('p', {}, t['backup-where'], ' ', t['backup-outside']),
      !ready && element('p', { class: 'pill w' }, t['backup-needs-keeper']),
    ],
    footer: [ready ? button(t['backup-make'], () => phone.go('copies', { step: 'making' })) : button(t['keeper-give'], () => phone.go('give', { step: 'alone' }))],
  };
}

async function makingStep({ phone, view, t }) {
  const sentence = { cancelled: t['backup-cancelled'], locked: t['backup-locked'] };
  const body = await longWork(phone, view, {
    id: 'backup-making',
    label: t['backup-title'],
    act: () => call('vault.backup'),
    then: (made) => {
      phone.tell('copied');
      return phone.go('copies', { step: 'done', made });
    },
    failed: ({ kind, text }) => phone.go('copies', { problem: sentence[kind] ?? text?.value }),
  });
  return { body, footer: [button(t['backup-cancel'], () => call('job.cancel'), 'primary quiet')] };
}

async function doneStep({ phone, view, t, counted }) {
  const { size, captures, left_out: damaged } = view.made;
  const names = new Intl.ListFormat(phone.language).format(counted.map(({ name }) => name));
  const [file, who, added, unread] = await Promise.all([
    phone.message('backup-file', { size: bytes(phone, size) }), phone.message('backup-opens-who', { names }),
    phone.message('backup-done-captured', { count: captures }), phone.message('backup-done-damaged', { count: damaged })]);
  return {
    body: [
      element('p', { class: 'pill' }, `✓ ${t['backup-done']}`),
      element('p', {}, file, ' ', t['backup-where']),
      captures > 0 && element('p', { class: 'ban' }, added),
      damaged > 0 && element('p', { class: 'ban' }, unread),
      element('h2', {}, t['backup-opens-how']),
      element('ul', { class: 'plain stack' }, [who, t['backup-opens-app'], t['backup-opens-computer']].map((line) => element('li', {}, line))),
      element('p', { class: 'second' }, t['backup-done-hint']),
      practiceOnly(phone, phone.words['copy-stays'], button(phone.words['action-new'], openNew, 'primary quiet')),
    ],
    footer: [element('a', { class: 'primary', href: copyUrl(), download: '' }, t['backup-save'])],
  };
}
