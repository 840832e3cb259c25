// A question over the screen, and what stays the same on every screen behind the PIN.
import { call } from './api.js';
import { button, element } from './dom.js';

/** Asks once more before something is done: `title`, `lines`, and the sentence that does it. */
export async function ask(phone, { title, lines = [], yes, act }) {
  const t = await phone.screen('common');
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const go = button(yes, async () => {
    go.disabled = true;
    if (!(await phone.attempt(status, act))) go.disabled = false;
  });
  const back = button(t['common-back'], () => phone.closeSheet(), 'primary quiet');
  // Enter alone does nothing that was not read.
  back.dataset.first = '';
  const close = (event) => event.key === 'Escape' && phone.closeSheet();
  await phone.open(element('section', { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'asked', keydown: close },
    element('div', { class: 'asked' },
      element('h2', { id: 'asked', dir: 'auto' }, title), lines.map((line) => element('p', {}, line)), status,
      element('div', { class: 'choices' }, go, back))));
}

/** Lock, on every screen behind the PIN. */
export function lockKey(phone, t) {
  return button(t['lock-now'], () => phone.lock(), 'x lock-key');
}

/** After a removal: one step back. `name`: the screen that is shown then. */
export function undoBar(phone, t, view) {
  if (view.said) return element('p', { class: 'toast', role: 'status' }, view.said);
  if (!view.removed) return null;
  const undo = async () => {
    const undone = await call('vault.undo');
    await phone.go(view.name, { said: t[undone ? 'vault-undone' : 'vault-undo-none'] });
  };
  return element('div', { class: 'undo', role: 'status' }, element('p', {}, t['vault-remove-undo']), button(t['vault-undo'], undo, 'primary quiet'));
}
