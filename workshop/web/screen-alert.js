// The alert and its states: one honest sentence a person. The messages app is simulated and says so.
import { call } from './api.js';
import { button, element, phoneNumber, told } from './dom.js';
import { holdable } from './hold.js';

/** `alert`: its id, or that of the stand-down, which has rows of its own; `pressed`: what the press came to; `safe`: a stand-down. */
export async function alertScreen(phone, { alert, pressed, safe: stoodDown }) {
  const [t, view, drafts] = await Promise.all([phone.screen('alert', 'safe'), call('alerts.state', { alert }), call('shell.drafts', { alert })]);
  const saved = pressed?.saved === false ? element('span', {}, t['alert-not-saved']) : told('span', view.saved);
  const openLabels = await Promise.all(drafts.map(({ label }) => phone.message('alert-open-message-for', { name: label })));
  const waiting = (row) => row.reached === 'not-gone-yet' && drafts.findIndex(({ label, attempt }) => label === row.label && attempt);
  const person = (row) => {
    const draft = waiting(row);
    return [
      personRow(row),
      draft !== false && draft >= 0 && button(openLabels[draft], () => openMessage(phone, drafts[draft]), 'primary quiet open-message'),
    ];
  };
  const safe = holdable(button(t['alert-safe'], () => {}, 'primary'), () => phone.go('pin', { then: 'safe', alert }));
  const cards = () => phone.go('rights');
  return {
    title: stoodDown ? t['safe-title'] : t['alert-title'],
    back: () => phone.go('home'),
    end: element('span', { class: 'x' }, phone.clock(view.saved_at_ms)),
    body: [
      stoodDown
        ? element('p', { class: 'pill' }, await phone.message('safe-saved', { time: phone.clock(view.saved_at_ms) }))
        : element('p', { class: 'pill a' }, element('span', { class: 'dot', 'aria-hidden': 'true' }), saved),
      element('div', { class: 'people', 'aria-live': 'polite' }, view.rows.map(person)),
      stoodDown && element('p', { class: 'ban' }, t['safe-hint']),
    ],
    column: true,
    footer: stoodDown
      ? [button(t['alert-show-card'], cards, 'primary text')]
      : [safe, button(t['alert-show-card'], cards, 'primary text')],
  };
}

/** The sentence; the rest on tap, but for what there is still to do. */
function personRow(row) {
  const details = element('span', { class: 'details', hidden: row.reached !== 'not-gone-yet' }, row.details.map((detail) => told('small', detail)));
  const toggle = () => {
    details.hidden = !details.hidden;
    line.setAttribute('aria-expanded', String(!details.hidden));
  };
  const line = element('button', { type: 'button', class: 'row', 'data-reached': row.reached, 'aria-expanded': String(!details.hidden), click: toggle },
    element('span', { class: 'av', 'aria-hidden': 'true' }, initial(row.label)),
    element('span', { class: 'grow' }, element('b', { dir: 'auto' }, row.label), told('small', row.sentence)),
    told('span', row.badge, { class: 'pill w' }), details);
  return line;
}

/** Opens the practice messages app over the screen. */
async function openMessage(phone, draft) {
  await call('alerts.report_receipt', { attempt: draft.attempt, receipt: 'composer-opened' });
  await phone.open(messageSheet(phone, draft));
  phone.tell('composer');
}

/** The system's messages app, which only a person can make send. */
function messageSheet(phone, draft) {
  const { words } = phone;
  const send = async () => {
    await call('alerts.report_receipt', { attempt: draft.attempt, receipt: 'handed-over' });
    await phone.closeSheet();
    phone.tell('handed', { text: draft.text });
  };
  return element('section', { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': words['messages-title'] },
    element('div', { class: 'messages' },
      element('p', { class: 'practice' }, element('b', {}, words['messages-title'])),
      element('p', { class: 'to' }, element('b', {}, draft.label), ' ', phoneNumber(draft.number)),
      element('p', { class: 'bubble', dir: 'auto' }, draft.text),
      element('p', { class: 'q' }, words['messages-note']),
      element('div', { class: 'pair' },
        button(words['messages-close'], () => phone.closeSheet(), 'primary quiet'),
        button(words['messages-send'], send))));
}

function initial(name) {
  return [...new Intl.Segmenter().segment(name)][0]?.segment ?? '';
}
