// The keeper's phone: which keys it keeps, offering to keep one, and helping to open again.
import { call } from './api.js';
import { code, fivePictures, waiting } from './codes.js';
import { button, element } from './dom.js';

export async function keptScreen(phone) {
  const [t, kept] = await Promise.all([phone.screen('keeper'), call('vault.kept_keys')]);
  const [added, titles] = await Promise.all([
    Promise.all(kept.map(({ added_ms: at }) => phone.message('keeper-added', { date: phone.day(at) }))),
    Promise.all(kept.map(({ whose }) => phone.message('reopen-keeper-title', { name: whose })))]);
  const key = ({ whose }, i) => [
    element('div', { class: 'row' },
      element('span', { class: 'av', 'aria-hidden': 'true' }, whose.slice(0, 1)), element('div', {}, element('b', { dir: 'auto' }, whose), element('small', {}, added[i]))),
    button(titles[i], () => phone.go('help', { step: 'scan', whose }), 'primary quiet'),
  ];
  return {
    title: t['keeper-kept-title'],
    body: kept.length > 0 ? kept.map(key) : [element('p', { class: 'second' }, t['keeper-kept-empty']), element('p', { class: 'q' }, t['keeper-what'])],
    footer: [button(t['keeper-kept-add'], () => phone.go('keep', { step: 'whose' }))],
  };
}

const keepSteps = { whose: whoseStep, offer: offerStep, scan: challengeStep, pictures: keepPicturesStep, done: keptStep, rejected: notKeptStep };

/** `step`; `whose` key; `offer`: the code that is shown; `pictures`. */
export async function keepScreen(phone, view) {
  const t = await phone.screen('keeper', 'common');
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const next = (step, fields = {}) => phone.go('keep', { whose: view.whose, offer: view.offer, ...fields, step });
  const parts = await keepSteps[view.step]({ phone, view, t, status, next });
  return { title: t['keeper-kept-add'], back: () => phone.go('home'), column: true, ...parts, body: [...parts.body, status] };
}

async function whoseStep({ phone, view, t, status, next }) {
  const go = element('button', { type: 'submit', form: 'whose-form', class: 'primary' }, t['keeper-alone-go']);
  const field = element('input', { id: 'whose', class: 'field', dir: 'auto', autocomplete: 'off', maxlength: '60', input: () => { go.disabled = field.value.trim() === ''; } });
  field.value = view.whose ?? '';
  go.disabled = field.value === '';
  const submit = (event) => {
    event.preventDefault();
    phone.attempt(status, async () => next('offer', { whose: field.value.trim(), offer: await call('vault.offer_to_keep') }));
  };
  return {
    body: [element('form', { id: 'whose-form', class: 'labelled', submit }, element('label', { for: 'whose' }, t['keeper-kept-whose']), field)],
    footer: [go],
  };
}

async function offerStep({ phone, view, next }) {
  const words = await phone.message('keeper-show', { name: view.whose });
  return { body: [element('h2', { class: 'question' }, words), code(phone, { kind: 'offer', code: view.offer, alt: words, to: 'owner', then: () => next('scan') })] };
}

async function challengeStep({ phone, view, status, next }) {
  const open = (challenge) => phone.attempt(status, async () => next('pictures', { pictures: await call('offer.open', { challenge }) }));
  return { body: [element('h2', { class: 'question' }, await phone.message('keeper-scan', { name: view.whose })), waiting(phone, view, 'challenge', 'owner', open)] };
}

async function keepPicturesStep({ phone, view, t, status, next }) {
  const same = () => phone.attempt(status, async () => {
    await call('offer.keep', { whose: view.whose });
    await next('done');
  });
  return {
    column: false,
    body: [element('h2', { class: 'question' }, t['keeper-pictures']), element('p', { class: 'second' }, t['keeper-pictures-hint']), await fivePictures(phone, view.pictures, 'keeper-picture')],
    footer: [button(t['keeper-same'], same), button(t['keeper-differ'], () => next('rejected'), 'primary quiet')],
  };
}

async function keptStep({ phone, view, t }) {
  const [saved, hint] = await Promise.all([phone.message('keeper-kept-saved', { name: view.whose }), phone.message('keeper-kept-hint', { name: view.whose })]);
  return { body: [element('p', { class: 'pill' }, `✓ ${saved}`), element('p', {}, hint)], footer: [button(t['common-close'], () => phone.go('home'))] };
}

async function notKeptStep({ phone, t }) {
  return { body: [element('p', { class: 'ban', role: 'status' }, t['keeper-rejected'])], footer: [button(t['common-close'], () => phone.go('home'))] };
}

const helpSteps = { scan: requestStep, pictures: helpPicturesStep, ask: askStep, answer: answerStep, later: laterStep, other: otherStep, rejected: notOpenedStep };

/** `step`; `whose` key; `pictures`; `answer`: the code that is shown. */
export async function helpScreen(phone, view) {
  const t = await phone.screen('reopen', 'common');
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const next = (step, fields = {}) => phone.go('help', { whose: view.whose, pictures: view.pictures, ...fields, step });
  const parts = await helpSteps[view.step]({ phone, view, t, status, next });
  const title = await phone.message('reopen-keeper-title', { name: view.whose });
  return { title, back: () => phone.go('home'), column: true, ...parts, body: [...parts.body, status] };
}

async function requestStep({ phone, view, t, status, next }) {
  const read = async (request) => {
    try {
      const { whose, pictures } = await call('vault.help_reopen', { request });
      await next('pictures', { whose, pictures });
    } catch (error) {
      if (error.kind === 'not-found') return next('other');
      return phone.attempt(status, () => { throw error; });
    }
    return null;
  };
  return { body: [element('h2', { class: 'question' }, t['reopen-keeper-scan']), waiting(phone, view, 'request', 'owner', read)] };
}

async function helpPicturesStep({ phone, view, t, next }) {
  return {
    column: false,
    body: [element('h2', { class: 'question' }, t['reopen-pictures']), element('p', { class: 'second' }, t['reopen-pictures-hint']), await fivePictures(phone, view.pictures, 'reopen-picture')],
    footer: [button(t['reopen-same'], () => next('ask')), button(t['reopen-differ'], () => next('rejected'), 'primary quiet')],
  };
}

/** The one question that nobody but a person beside them can answer. */
async function askStep({ phone, t, status, next }) {
  const yes = () => phone.attempt(status, async () => next('answer', { answer: await call('help.answer') }));
  return {
    body: [element('h2', { class: 'question' }, t['reopen-keeper-ask'])],
    footer: [button(t['reopen-keeper-yes'], yes), button(t['reopen-keeper-no'], () => next('later'), 'primary quiet')],
  };
}

async function answerStep({ phone, view, t }) {
  const words = t['reopen-keeper-answer'];
  return { body: [element('h2', { class: 'question' }, words), code(phone, { kind: 'answer', code: view.answer, alt: words, to: 'owner', then: () => phone.go('home') })] };
}

async function laterStep({ phone, t }) {
  return { body: [element('p', { role: 'status' }, t['reopen-keeper-not-now'])], footer: [button(t['common-close'], () => phone.go('home'))] };
}

async function otherStep({ phone, t }) {
  return { body: [element('p', { class: 'ban', role: 'status' }, t['reopen-keeper-other'])], footer: [button(t['common-close'], () => phone.go('home'))] };
}

async function notOpenedStep({ phone, t }) {
  return { body: [element('p', { class: 'ban', role: 'status' }, t['reopen-rejected'])], footer: [button(t['common-close'], () => phone.go('home'))] };
}
