// The alert and its states: one honest sentence a person. The messages app is simulated and says so.
import { call } from './api.js';
import { button, element, phoneNumber, told } from './dom.js';
import { holdable } from './hold.js';

const secondMs = 1000;

/** What the alert, a practice and "I am safe" say of themselves. */
const titles = { drill: 'alert-drill-title', 'stand-down': 'safe-title' };

/** `alert`: the id of an alert, a practice or a stand-down, which have rows of their own; `pressed`: what the press came to. */
export async function alertScreen(phone, view) {
  const { alert, pressed } = view;
  view.tapped ??= new Set();
  view.seen ??= new Map();
  const [t, state, drafts] = await Promise.all([phone.screen('alert', 'safe'), call('alerts.state', { alert }), call('alerts.drafts', { alert })]);
  view.known = JSON.stringify(state);
  const { kind } = state;
  const rows = await Promise.all(state.rows.map((row) => person(phone, view, state, row, drafts)));
  const cards = button(t['alert-show-card'], () => phone.go('rights'), 'primary text');
  return {
    title: t[titles[kind] ?? 'alert-title'],
    back: () => phone.go('home'),
    end: element('span', { class: 'x' }, phone.clock(state.saved_at_ms)),
    body: [
      savedLine(state, pressed, t),
      kind === 'drill' && element('p', {}, await answeredLine(phone, state)),
      element('div', { class: 'people', 'aria-live': 'polite' }, rows),
      kind === 'stand-down' && element('p', { class: 'ban' }, t['safe-hint']),
      kind === 'drill' && element('p', { class: 'ban' }, t['alert-drill-hint']),
    ],
    column: true,
    footer: [...await footer(phone, view, state, t), kind !== 'drill' && cards],
  };
}

function savedLine({ kind, saved, cancelled }, pressed, t) {
  if (cancelled) return element('p', { class: 'pill', role: 'status' }, t['alert-cancelled']);
  const words = pressed?.saved === false ? element('span', {}, t['alert-not-saved']) : told('span', saved);
  if (kind !== 'alert') return element('p', { class: 'pill' }, words);
  return element('p', { class: 'pill a' }, element('span', { class: 'dot', 'aria-hidden': 'true' }), words);
}

function answeredLine(phone, { rows }) {
  return phone.message('alert-drill-answered', { answered: rows.filter(({ reached }) => reached === 'answered').length, people: rows.length });
}

/** What can be done about the whole: take it back while nothing has left, else say "I am safe". */
async function footer(phone, view, { kind, cancelled, stood_down: stoodDown, cancel_until_ms: until }, t) {
  if (kind !== 'alert' || cancelled || stoodDown) return [];
  if (until > Date.now()) return window(phone, view, until, t);
  return [holdable(button(t['alert-safe'], () => {}, 'primary'), () => phone.go('pin', { then: 'safe', alert: view.alert }))];
}

/** "Nothing leaves for 5 s", counted down, and the button. */
async function window(phone, view, until, t) {
  const line = element('p', { class: 'pill w', role: 'timer' }, await left());
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const back = button(t['alert-cancel'], () => phone.attempt(status, takeBack), 'primary');
  const ticking = setInterval(tick, secondMs / 4);
  return [line, status, back];

  function left() {
    return phone.message('alert-cancel-window', { seconds: Math.max(0, Math.ceil((until - Date.now()) / secondMs)) });
  }
  async function tick() {
    if (phone.view === view && Date.now() < until && (line.isConnected || !line.seen)) {
      line.seen = line.isConnected;
      const words = await left();
      if (line.textContent !== words) line.textContent = words;
      return;
    }
    clearInterval(ticking);
    if (phone.view === view && line.isConnected) await phone.draw();
  }
  async function takeBack() {
    const came = await call('alerts.cancel', { alert: view.alert });
    if (came === 'too-late') {
      status.textContent = t['alert-cancel-too-late'];
      status.hidden = false;
      return;
    }
    clearInterval(ticking);
    await phone.draw();
    phone.tell('taken-back');
  }
}

/** The sentence; the rest on tap, but for what there is still to do. */
async function person(phone, view, { kind }, row, drafts) {
  const tapped = view.tapped.has(row.person);
  const unsent = row.reached === 'not-gone-yet';
  // Drawn again, it does not light up again.
  const news = view.seen.get(row.person) !== row.reached;
  view.seen.set(row.person, row.reached);
  const draft = unsent && drafts.find((found) => found.person === row.person && found.attempt);
  const toggle = () => {
    if (!view.tapped.delete(row.person)) view.tapped.add(row.person);
    phone.draw();
  };
  const line = element('button', { type: 'button', class: 'row', 'data-key': row.person, 'data-reached': row.reached, 'data-news': news, 'aria-expanded': String(tapped), click: toggle },
    element('span', { class: 'av', 'aria-hidden': 'true' }, initial(row.label)),
    element('span', { class: 'grow' }, element('b', { dir: 'auto' }, row.label), told('small', row.sentence)),
    told('span', row.badge, { class: 'pill w' }),
    (tapped || unsent) && element('span', { class: 'details' }, row.details.map((detail) => told('small', detail))));
  return [
    line,
    draft && button(await phone.message('alert-open-message-for', { name: row.label }), () => openMessage(phone, draft, kind), 'primary quiet open-message'),
    tapped && row.reached !== 'answered' && await called(phone, view, kind, row),
  ];
}

/** "She called me": the only way to "answered", and only the owner can say it. */
async function called(phone, view, kind, { person: id, label }) {
  const t = await phone.screen('alert');
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const say = () => phone.attempt(status, async () => {
    await call('alerts.mark_answered', { alert: view.alert, person: id });
    view.tapped.delete(id);
    await phone.draw();
    if (kind === 'alert') phone.tell('called');
  });
  return [
    button(await phone.message('alert-she-called', { name: label }), say, 'primary quiet open-message'),
    element('p', { class: 'q under' }, t['alert-she-called-hint'] ?? (await phone.message('alert-she-called-hint', {}))), status];
}

/** Opens the practice messages app over the screen. */
async function openMessage(phone, draft, kind) {
  await call('alerts.report_receipt', { attempt: draft.attempt, receipt: 'composer-opened' });
  await phone.open(messageSheet(phone, draft, kind));
  phone.tell('composer');
}

/** The system's messages app, which only a person can make send. */
function messageSheet(phone, draft, kind) {
  const { words } = phone;
  const send = async () => {
    await call('alerts.report_receipt', { attempt: draft.attempt, receipt: 'handed-over' });
    await phone.closeSheet();
    phone.tell('handed', { text: draft.text });
    if (kind === 'alert') phone.tell('handed-alert');
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
