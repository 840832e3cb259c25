// Home: the alert, whom it would try now, my rights, my family; the lock below. Nothing else.
import { call } from './api.js';
import { button, element, tile, told } from './dom.js';
import { holdButton } from './hold.js';

/** Long enough for a room to see "not gone yet" before it changes. */
const firstTryMs = 1200;
/** The home screen has no room for a lasting note. */
const saidMs = 6000;

export async function homeScreen(phone) {
  const [t, home, open] = await Promise.all([phone.screen('app', 'home', 'lock'), call('amparo.home'), call('alerts.current')]);
  const status = element('p', { class: 'toast', role: 'status', hidden: true });
  const hold = holdButton(t['home-alert'], t['home-alert-hint'], () => phone.attempt(status, () => press(phone)));
  hold.setAttribute('aria-description', phone.words['hold-twice']);
  const state = { absent: 'none', locked: 'locked', unlocked: 'open' }[home.vault];
  const big = (id, icon, hint, go) => element('button', { type: 'button', class: 'big', click: go },
    tile(icon), element('span', {}, element('b', {}, t[id]), element('small', {}, hint)));
  const lock = async () => {
    await call('vault.lock');
    phone.tell('locked');
    await phone.draw();
    const said = phone.root.querySelector('.toast');
    said.textContent = t['lock-done'];
    said.hidden = false;
    setTimeout(() => { said.hidden = true; }, saidMs);
  };
  return {
    title: t['app-name'],
    body: [
      hold,
      told('p', home.readiness, { class: home.people > 0 ? 'pill' : 'pill w' }),
      open && element('button', { type: 'button', class: 'big open', click: () => phone.go('alert', { alert: open.alert }) },
        element('span', {}, element('b', {}, t['home-open-alert']), element('small', {}, t['home-open-alert-hint']))),
      big('home-rights', 'rights', t['home-rights-hint'], () => phone.go('rights')),
      big('home-family', 'family', t[`home-family-${state}`], () => openFamily(phone, home.vault)),
    ],
    column: true,
    footer: [status, button(t['home-lock'], lock, 'primary quiet')],
  };
}

/** My family stands behind the PIN. */
export function openFamily(phone, vault) {
  return vault === 'unlocked' ? phone.go('family') : phone.go('pin', { then: 'family' });
}

async function press(phone) {
  const pressed = await call('alerts.press');
  await phone.go('alert', { alert: pressed.alert, pressed });
  phone.tell('pressed');
  setTimeout(() => phone.deliver(), firstTryMs);
}
