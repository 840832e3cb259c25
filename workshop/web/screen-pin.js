// The PIN: to open My family, and to say "I am safe".
import { call, Refused } from './api.js';
import { button, element } from './dom.js';
import { goOnWithLock } from './progress.js';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', '⌫'];

export async function pinScreen(phone, view) {
  const t = await phone.screen('unlock', 'safe', 'common', 'vault', 'error', 'alert');
  const safe = view.then === 'safe';
  // A photo or a note goes in without the PIN; a sealed vault is somebody's calm decision, and no place to add to in a hurry.
  const adds = !safe && !view.sealed;
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const added = view.added && element('p', { class: 'toast', role: 'status' }, `✓ ${t['vault-locked-added']}`);
  const field = element('input', { id: 'pin', class: 'pin', type: 'password', inputmode: 'numeric', autocomplete: 'off', 'aria-label': `${t['unlock-pin']}. ${safe ? t['safe-needs-pin'] : t['unlock-nothing-lost']}`, maxlength: '64', input: () => { status.hidden = true; } });
  const word = safe && element('input', { id: 'word', class: 'field', type: 'text', form: 'pin-form', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', dir: 'auto', maxlength: '63', 'aria-describedby': 'word-hint' });
  const go = element('button', { type: 'submit', form: 'pin-form', class: 'primary' }, safe ? t['safe-confirm'] : t['unlock-open']);
  const press = (key) => {
    field.value = key === '⌫' ? field.value.slice(0, -1) : field.value + key;
    status.hidden = true;
    field.focus();
  };
  const key = (label) => label === ''
    ? element('span', {})
    : element('button', { type: 'button', class: 'key', 'aria-label': label === '⌫' ? phone.words['pin-delete'] : null, click: () => press(label) }, label);
  const submit = async (event) => {
    event.preventDefault();
    go.disabled = true;
    // It was read; what comes now needs its place.
    if (added) added.remove();
    const words = go.textContent;
    go.textContent = t['unlock-working'];
    const opened = await phone.attempt(status, () => then(phone, view, { pin: field.value, word: word ? word.value : '' }, t));
    if (opened) return;
    field.value = '';
    field.focus();
    go.disabled = false;
    go.textContent = words;
  };
  return {
    title: safe ? t['safe-title'] : t['unlock-title'],
    back: () => (safe ? phone.go('alert', { alert: view.alert }) : phone.go(view.sealed ? 'sealed' : 'home')),
    body: [
      added,
      element('label', { class: view.added ? 'only-heard' : 'second', for: 'pin' }, safe ? t['safe-needs-pin'] : t['unlock-nothing-lost']),
      safe && element('p', { class: 'ban' }, t['safe-hint']),
      element('form', { id: 'pin-form', submit }, field),
      status,
      element('div', { class: 'keys', dir: 'ltr' }, keys.map(key)),
      safe && element('div', { class: 'labelled' },
        element('label', { for: 'word' }, t['alert-word']), word, element('p', { class: 'q', id: 'word-hint' }, t['alert-word-hint'])),
      adds && element('div', { class: 'two' },
        button(t['vault-locked-add-photo'], () => phone.go('photo', { then: view }), 'primary text boxed'),
        button(t['vault-locked-add-note'], () => phone.go('note', { then: view }), 'primary text boxed')),
    ],
    column: true,
    // A spare key helps here too; where the vault is sealed, the screen before this one offers it.
    footer: [go, adds && button(t['unlock-forgot'], () => phone.go('reopen', { step: 'how', from: { name: 'pin', then: view.then, fields: view.fields } }), 'primary text')],
  };
}

/** Opens the vault; a refusal that the screen knows more about gets its own words. */
async function unlock(phone, pin, t) {
  try {
    await call('vault.unlock', { pin });
  } catch (error) {
    if (!(error instanceof Refused) || error.kind !== 'not-found') throw error;
    const sealed = (await call('vault.state')) === 'sealed';
    if (sealed) phone.tell('refused-sealed');
    error.text = { value: sealed ? t['error-sealed'] : t['unlock-key-lost'], locale: phone.language };
    throw error;
  }
}

async function then(phone, view, { pin, word }, t) {
  // "I am safe" asks for the PIN even where the vault happens to be open.
  if (view.then === 'safe') await call('vault.lock');
  await unlock(phone, pin, t);
  goOnWithLock();
  phone.tell('unlocked');
  if (view.then !== 'safe') return phone.go(view.then, view.fields ?? {});
  const pressed = await call('alerts.stand_down', { alert: view.alert, word });
  await phone.go('alert', { alert: pressed.alert, pressed });
  phone.tell('stood-down');
  setTimeout(() => phone.deliver(), 900);
  return null;
}
