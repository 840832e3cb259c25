// Home: the alert, whom it would try now, my rights, my family; the lock below. Nothing else.
import { call } from './api.js';
import { button, element, tile, told } from './dom.js';
import { holdButton } from './hold.js';

/** Long enough for a room to see "not gone yet" before it changes. */
const firstTryMs = 1200;
/** The home screen has no room for a lasting note. */
const saidMs = 6000;

export async function homeScreen(phone, view) {
  const [t, home, open] = await Promise.all([phone.screen('app', 'home', 'lock', 'seal'), call('amparo.home'), call('alerts.current')]);
  const status = element('p', { class: 'toast', role: 'status', hidden: true });
  const hold = holdButton(t['home-alert'], t['home-alert-hint'], () => phone.attempt(status, () => press(phone, home.vault)));
  hold.setAttribute('aria-description', phone.words['hold-twice']);
  const state = home.vault === 'sealed' ? t['seal-state'] : t[`home-family-${{ absent: 'none', locked: 'locked', unlocked: 'open' }[home.vault]}`];
  const big = (id, icon, hint, go) => element('button', { type: 'button', class: 'big', click: go },
    tile(icon), element('span', {}, element('b', {}, t[id]), element('small', {}, hint)));
  if (view.locked) say(status, t['lock-done']);
  return {
    title: t['app-name'],
    body: [
      hold,
      element('button', { type: 'button', class: home.people > 0 ? 'pill ready' : 'pill ready w', click: () => phone.go('ready') }, told('span', home.readiness), element('span', { 'aria-hidden': 'true' }, '›')),
      open && element('button', { type: 'button', class: 'big open', click: () => phone.go('alert', { alert: open.alert }) },
        element('span', {}, element('b', {}, t['home-open-alert']), element('small', {}, t['home-open-alert-hint']))),
      big('home-rights', 'rights', t['home-rights-hint'], () => phone.go('rights')),
      big('home-family', 'family', state, () => openFamily(phone, home.vault)),
    ],
    column: true,
    footer: [status, button(t['home-lock'], () => phone.lock(), 'primary quiet')],
  };
}

/** My family stands behind the PIN. */
export function openFamily(phone, vault, name = 'family', fields = {}) {
  if (vault === 'sealed') return phone.go('sealed');
  return vault === 'unlocked' ? phone.go(name, fields) : phone.go('pin', { then: name, fields });
}

/** Says something for a while. */
function say(status, words) {
  status.textContent = words;
  status.hidden = false;
  setTimeout(() => { status.hidden = true; }, saidMs);
}

async function press(phone, vault) {
  const pressed = await call('alerts.press');
  await phone.go('alert', { alert: pressed.alert, pressed });
  phone.tell(vault === 'sealed' ? 'pressed-sealed' : 'pressed');
  setTimeout(() => phone.deliver(), firstTryMs);
}
