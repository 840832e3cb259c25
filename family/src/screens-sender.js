// One paired sender: a new phone in place of an old one, the family word, and the end.
import { element, twoSteps } from './dom.js';
import { olderPhones } from './manage.js';

export function senderScreen(app, { scope }) {
  const pairing = app.pairing(scope);
  const sender = app.sender(pairing);
  return [
    app.say('p', 'paired-pill', {}, { class: 'pill' }),
    app.say('h1', 'sender-title', { sender: app.phone(pairing) }, { tabindex: '-1' }),
    app.say('p', 'sender-since', { time: app.text.time(pairing.created, app.now()) }, { class: 'second' }),
    pairing.keys.some(({ purpose }) => purpose === 'sms') ? null : app.say('p', 'sender-no-links', { sender }, { class: 'banner' }),
    ...newPhone(app, pairing),
    wordSection(app, pairing),
    element('section', {},
      app.say('h2', 'leave-title'),
      app.say('p', 'leave-how', { sender }),
      twoSteps(app, { ask: 'leave-forget', what: 'leave-what', yes: 'leave-yes', values: { sender }, act: () => app.end(scope, 'forgotten') })),
  ].filter(Boolean);
}

/** For each older phone under the same name: does this one take its place? Only a person can know. */
export function newPhone(app, pairing) {
  const sender = app.sender(pairing);
  return olderPhones(app.data.pairings, pairing).map((old) => element('section', { 'data-replaces': old.scope },
    app.say('h2', 'replace-title', { sender }),
    app.say('p', 'replace-what', { time: app.text.time(old.created, app.now()) }),
    twoSteps(app, { ask: 'replace-ask', what: 'replace-sure', yes: 'replace-yes', values: { sender }, act: () => app.replace(old.scope, pairing.scope) })));
}

function wordSection(app, pairing) {
  const { scope, word } = pairing;
  const values = { sender: app.sender(pairing) };
  const head = [app.say('h2', 'word-title'), app.say('p', word ? 'word-set' : 'word-what', values)];
  if (word) {
    const change = twoSteps(app, { ask: 'word-remove', what: 'word-remove-what', yes: 'word-remove-yes', act: () => app.clearWord(scope) });
    return element('section', { 'data-word-set': 'true' }, head, change);
  }
  const status = element('p', { role: 'status', class: 'second' });
  const field = element('input', { id: 'word', type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', dir: 'auto', input: () => { app.wordDraft = field.value; } });
  field.value = app.wordDraft ?? '';
  const keep = element('button', { class: 'primary quiet', type: 'submit' }, app.text('word-keep'));
  const submit = async (event) => {
    event.preventDefault();
    keep.disabled = true;
    if (await app.setWord(scope, field.value)) return;
    keep.disabled = false;
    status.textContent = app.text('word-refused');
  };
  return element('section', {}, head, app.say('p', 'word-says', values, { class: 'second' }),
    element('form', { submit }, app.say('label', 'word-label', {}, { for: 'word' }), field, status, keep));
}
