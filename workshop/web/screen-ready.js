// What is ready: whom a press would try, what stands in the way, and when it was last practised. Practice and the time to take a
// press back are here, without the PIN.
import { call } from './api.js';
import { button, element, told } from './dom.js';

/** What can be chosen, in seconds; 0 is "it starts at once". */
const times = [0, 5, 10, 30];
const secondMs = 1000;
/** Long enough for a room to see "not gone yet" before it changes. */
const firstTryMs = 1200;

export async function readyScreen(phone) {
  const [t, found, settings] = await Promise.all([phone.screen('preflight', 'alert'), call('alerts.preflight'), call('alerts.alert_settings')]);
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const drill = () => phone.attempt(status, async () => {
    const pressed = await call('alerts.drill', { loud: false });
    await phone.go('alert', { alert: pressed.alert, pressed });
    phone.tell('drilled');
    setTimeout(() => phone.deliver(), firstTryMs);
  });
  return {
    title: t['preflight-title'],
    back: () => phone.go('home'),
    body: [
      told('p', found.summary ?? found.sentence, { class: found.ready > 0 ? 'pill' : 'pill w' }),
      found.practice_due && told('p', found.practice_due, { class: 'ban' }),
      element('ul', { class: 'people' }, found.rows.map((row) => personRow(row, t))),
      element('h2', {}, t['alert-drill-title']),
      element('p', { class: 'second' }, t['alert-drill-hint'], ' ', t['alert-drill-before']),
      status,
      button(t['alert-drill-gentle'], drill, 'primary quiet'),
      ...await cancelChoice(phone, settings),
    ],
  };
}

function personRow({ label, ready, detail, practice }, t) {
  return element('li', { class: 'row' },
    element('b', { class: 'grow', dir: 'auto' }, label),
    element('span', { class: ready ? 'pill' : 'pill w' }, t[ready ? 'preflight-ready' : 'preflight-not-ready']),
    element('span', { class: 'details' }, detail && told('small', detail), practice && told('small', practice)));
}

async function cancelChoice(phone, settings) {
  const t = await phone.screen('alert-settings');
  const named = await Promise.all(times.map((seconds) => (seconds === 0 ? t['alert-settings-cancel-off'] : phone.message('alert-settings-cancel-seconds', { seconds }))));
  const choose = async ({ target }) => {
    await call('alerts.set_alert_settings', { settings: { ...settings, cancel_ms: Number(target.value) * secondMs } });
  };
  const options = times.map((seconds, i) => element('option', { value: seconds, selected: seconds * secondMs === settings.cancel_ms }, named[i]));
  return [
    element('label', { class: 'h2', for: 'cancel-time' }, t['alert-settings-cancel']),
    element('select', { id: 'cancel-time', class: 'field', change: choose }, options),
    element('p', { class: 'q' }, t['alert-settings-cancel-hint']),
  ];
}
