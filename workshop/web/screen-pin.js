// The PIN: to open My family, and to say "I am safe".
import { call } from './api.js';
import { button, element } from './dom.js';

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0', '⌫'];

export async function pinScreen(phone, view) {
  const t = await phone.screen('unlock', 'safe', 'common');
  const safe = view.then === 'safe';
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const field = element('input', { id: 'pin', class: 'pin', type: 'password', inputmode: 'numeric', autocomplete: 'off', 'aria-label': `${t['unlock-pin']}. ${safe ? t['safe-needs-pin'] : t['unlock-nothing-lost']}`, maxlength: '64', input: () => { status.hidden = true; } });
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
    const words = go.textContent;
    go.textContent = t['unlock-working'];
    const opened = await phone.attempt(status, () => then(phone, view, field.value));
    if (opened) return;
    field.value = '';
    field.focus();
    go.disabled = false;
    go.textContent = words;
  };
  return {
    title: safe ? t['safe-title'] : t['unlock-title'],
    back: () => (safe ? phone.go('alert', { alert: view.alert }) : phone.go('home')),
    body: [
      element('label', { class: 'second', for: 'pin' }, safe ? t['safe-needs-pin'] : t['unlock-nothing-lost']),
      safe && element('p', { class: 'ban' }, t['safe-hint']),
      element('form', { id: 'pin-form', submit }, field),
      element('div', { class: 'keys' }, keys.map(key)),
      status,
    ],
    footer: [go],
  };
}

async function then(phone, view, pin) {
  // "I am safe" asks for the PIN even where the vault happens to be open.
  if (view.then === 'safe') await call('vault.lock');
  await call('vault.unlock', { pin });
  phone.tell('unlocked');
  if (view.then !== 'safe') return phone.go(view.then, view.fields ?? {});
  const pressed = await call('alerts.stand_down', { alert: view.alert });
  await phone.go('alert', { alert: pressed.alert, pressed, safe: true });
  phone.tell('stood-down');
  setTimeout(() => phone.deliver(), 900);
  return null;
}
