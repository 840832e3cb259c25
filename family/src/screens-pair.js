// The screens of pairing, in their order: review, reply, compare, paired; and its bad ends.
import { utf8 } from './bytes.js';
import { bottom, element, picture, qrDrawing, twoSteps } from './dom.js';
import { encodeQr } from './qr.js';
import { newPhone } from './screens-sender.js';

export function reviewScreen(app, { invite }) {
  const sender = app.sender(invite);
  const status = element('p', { class: 'banner', role: 'alert', hidden: true });
  const accept = element('button', { class: 'primary', click: press }, app.text('review-accept'));
  async function press() {
    accept.disabled = true;
    const failure = await app.accept(invite);
    if (!failure) return;
    accept.disabled = false;
    status.textContent = app.text(`review-failed-${failure}`);
    status.hidden = false;
  }
  return [
    app.say('h1', 'review-title', { sender }, { tabindex: '-1' }),
    app.say('p', 'review-what', { sender }),
    element('ul', { class: 'plain' },
      app.say('li', 'review-ask', { sender }),
      app.say('li', 'review-name'),
      app.say('li', 'review-notify'),
      app.say('li', 'review-expires', { time: app.text.time(invite.expires, app.now()) })),
    status,
    bottom(accept, element('button', { class: 'primary text', click: () => app.go('home') }, app.text('review-decline'))),
  ];
}

export function problemScreen(app, { problem }) {
  return [
    app.say('h1', `problem-${problem}-title`, {}, { tabindex: '-1', 'data-problem': problem }),
    app.say('p', `problem-${problem}-body`),
    bottom(element('button', { class: 'primary', click: () => app.go('home') }, app.text('button-start'))),
  ];
}

export function replyScreen(app, { scope }) {
  const pairing = app.pairing(scope);
  const sender = app.sender(pairing);
  const status = element('span', { role: 'status' });
  const field = element('textarea', { id: 'reply', readonly: true, rows: '3', dir: 'ltr', spellcheck: 'false', focus: () => field.select() });
  field.value = pairing.reply;
  const copy = async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(pairing.reply);
      status.textContent = app.text('reply-copied');
    } catch {
      status.textContent = app.text('reply-copy-self');
    }
  };
  return [
    app.say('p', 'reply-waiting', { sender }, { class: 'pill w' }),
    app.say('h1', 'reply-title', { sender }, { tabindex: '-1' }),
    app.say('p', 'reply-how', { sender }),
    app.say('label', 'reply-label', {}, { for: 'reply' }),
    field,
    qrDrawing(encodeQr(utf8(pairing.reply)), app.text('reply-qr')),
    bottom(status, element('button', { class: 'primary', click: copy }, app.text('reply-copy'))),
  ];
}

export function compareScreen(app, { scope }) {
  const pairing = app.pairing(scope);
  const sender = app.sender(pairing);
  const item = (id, i) => element('li', { 'data-picture': id },
    element('span', { class: 'number', 'aria-hidden': 'true' }, app.text.number(i + 1)), picture(id), app.say('b', `picture-${id}`));
  return [
    app.say('h1', 'compare-title', { sender }, { tabindex: '-1' }),
    app.say('p', 'compare-how', { sender }),
    element('ol', { class: 'pictures' }, pairing.pictures.map(item)),
    app.say('p', 'compare-why', {}, { class: 'second' }),
    bottom(
      element('button', { class: 'primary', click: () => app.compared(scope, true) }, app.text('compare-yes')),
      element('button', { class: 'primary quiet', click: () => app.compared(scope, false) }, app.text('compare-no'))),
  ];
}

export function pairedScreen(app, { scope }) {
  const pairing = app.pairing(scope);
  const sender = app.sender(pairing);
  return [
    app.say('p', 'paired-pill', {}, { class: 'pill' }),
    app.say('h1', 'paired-title', { sender }, { tabindex: '-1' }),
    app.say('p', 'paired-body', { sender }),
    ...newPhone(app, pairing),
    bottom(element('button', { class: 'primary', click: () => app.go('home') }, app.text('button-start'))),
  ];
}

export function endedScreen(app, { scope }) {
  const pairing = app.pairing(scope);
  const sender = app.sender(pairing);
  const next = { pictures: 'ended-next', commitment: 'ended-next', revoked: 'ended-revoked-next' }[pairing.refusedBecause];
  return [
    app.say('p', 'ended-pill', {}, { class: 'pill a' }),
    app.say('h1', `ended-${pairing.refusedBecause}-title`, { sender }, { tabindex: '-1', 'data-because': pairing.refusedBecause }),
    app.say('p', `ended-${pairing.refusedBecause}-body`, { sender }),
    next ? app.say('p', next, { sender }) : null,
    ...twoSteps(app, { ask: 'erase', what: 'erase-what', yes: 'erase-yes', values: { sender }, act: () => app.erase(scope) }),
    bottom(element('button', { class: 'primary', click: () => app.go('home') }, app.text('button-start'))),
  ].filter(Boolean);
}
