// Pairing a relative's page: invite, answer, review, five pictures. Handing things over to the page on the right stands
// for what two people do with a QR code or a message.
import { call } from './api.js';
import { fivePictures } from './codes.js';
import { button, element } from './dom.js';

const steps = { start: startStep, invite: inviteStep, reply: replyStep, review: reviewStep, pictures: picturesStep, done: doneStep, rejected: rejectedStep };

export async function pairScreen(phone, view) {
  const t = await phone.screen('pair', 'common');
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const say = (id, values = {}) => phone.message(id, { name: view.name_of, ...values });
  const next = (step, fields = {}) => phone.go('pair', { person: view.person, name_of: view.name_of, ...fields, step });
  const parts = await steps[view.step]({ phone, view, t, status, say, next });
  phone.tell('pair', { step: view.step });
  return { title: t['pair-title'] ?? (await say('pair-title')), back: () => phone.go('people'), end: null, column: true, ...parts, body: [...parts.body, status] };
}

async function startStep({ phone, view, t, status, say, next }) {
  const begin = () => phone.attempt(status, async () => {
    await beginPairing(phone, view.person);
    await next('invite');
  });
  return {
    body: [element('p', {}, await say('pair-why')), element('p', { class: 'second' }, t['pair-pin'])],
    footer: [button(t['pair-start'], begin)],
  };
}

async function inviteStep({ phone, view, t, say, next }) {
  const invite = await call('pairing.invite');
  const [show, link, expires] = await Promise.all([say('pair-show'), say('pair-link'), phone.message('pair-expires', { time: phone.time(invite.expires_ms, { dateStyle: 'medium', timeStyle: 'short' }) })]);
  const hand = async () => {
    phone.family.hand(invite.link);
    phone.tell('handed-invite');
    await next('reply');
  };
  return {
    body: [
      element('h2', {}, show),
      element('img', { class: 'qr', src: `data:image/svg+xml,${encodeURIComponent(invite.qr_svg)}`, alt: show }),
      element('h2', {}, link),
      element('p', { class: 'code', dir: 'ltr' }, invite.link),
      element('p', { class: 'q' }, t['pair-link-hint'], ' ', expires),
    ],
    footer: [button(phone.words['pair-hand'], hand)],
  };
}

async function replyStep({ phone, view, t, status, say, next }) {
  const field = element('textarea', { id: 'answer', rows: '5', dir: 'ltr', spellcheck: 'false', autocomplete: 'off' });
  const check = button(t['pair-reply-check'], () => phone.attempt(status, async () => {
    const review = await call('pairing.accept_reply', { reply: field.value.trim() });
    await next('review', { review });
  }));
  const waiting = element('p', { class: 'pill w', role: 'status' }, phone.words['pair-wait-answer']);
  phone.family.reply().then((reply) => {
    if (phone.view !== view) return;
    field.value = reply;
    waiting.className = 'pill';
    waiting.textContent = phone.words['pair-answer-came'];
    check.disabled = false;
    phone.tell('reply');
  });
  check.disabled = true;
  return {
    body: [element('label', { class: 'h2', for: 'answer' }, await say('pair-reply')), field, element('p', { class: 'q' }, t['pair-reply-hint']), waiting],
    footer: [check],
  };
}

async function reviewStep({ phone, view, t, status, say, next }) {
  const { host, known } = view.review;
  const approve = () => phone.attempt(status, async () => {
    await approvePairing();
    await next('pictures');
  });
  return {
    body: [
      element('h2', {}, t['pair-review']),
      element('p', {}, await say('pair-review-host', { host })),
      !known && element('p', { class: 'ban' }, await say('pair-review-unknown')),
      element('p', { class: 'q' }, phone.words['pair-review-practice']),
    ],
    footer: [button(t['pair-approve'], approve)],
  };
}

async function picturesStep({ phone, t, status, say, next }) {
  const pictures = await call('pairing.pictures');
  const same = () => phone.attempt(status, async () => {
    await call('pairing.confirm');
    phone.tell('paired');
    await next('done');
  });
  const differ = () => phone.attempt(status, async () => {
    await call('pairing.reject');
    await next('rejected');
  });
  return {
    body: [element('h2', {}, t['pair-pictures']), element('p', { class: 'second' }, await say('pair-pictures-hint')), await fivePictures(phone, pictures, 'pair-picture')],
    footer: [button(t['pair-same'], same), button(t['pair-differ'], differ, 'primary quiet')],
  };
}

async function doneStep({ phone, t, say }) {
  return {
    body: [element('p', { class: 'pill' }, '✓ ', await say('pair-done')), element('p', {}, t['pair-done-hint'])],
    footer: [button(t['common-close'], () => phone.go('home'))],
  };
}

async function rejectedStep({ phone, t }) {
  return { body: [element('p', { class: 'ban' }, t['pair-rejected'])], footer: [button(t['common-close'], () => phone.go('people'))] };
}

async function beginPairing(phone, person) {
  await call('alerts.begin_pairing', { person, page: location.origin, sender: phone.cast.owner });
}

/** The owner agrees to the reviewed address; the first push carries what the pictures are made of. */
async function approvePairing() {
  await call('pairing.approve', { host_agreed: true });
  await call('alerts.deliver');
}

/** The whole of it in one go, for a trainer who is short of time. The vault has to be open. */
export async function pairForMe(phone, person) {
  await beginPairing(phone, person);
  const { link } = await call('pairing.invite');
  phone.family.hand(link);
  phone.family.accept();
  const reply = await phone.family.reply();
  await call('pairing.accept_reply', { reply });
  await approvePairing();
  await phone.family.compareSame();
  await call('pairing.confirm');
  phone.tell('paired');
}
