// The start: people who can alert this device, what came, and a place to paste an invite.
import { element } from './dom.js';
import { listed, subjectOf } from './history.js';
import { entryTitle } from './screens-entry.js';
import { isolated } from './text.js';

const pills = { replied: 'pill w', comparing: 'pill w', paired: 'pill', refused: 'pill a' };

export function homeScreen(app) {
  const { pairings, entries } = app.data;
  const anyone = pairings.length > 0;
  return [
    app.say('h1', anyone ? 'home-title' : 'home-title-empty', {}, { tabindex: '-1' }),
    anyone ? null : app.say('p', 'home-intro', {}, { class: 'second' }),
    anyone ? people(app, pairings) : null,
    anyone ? history(app, entries) : null,
    pasteForm(app, anyone),
    app.say('p', 'home-private', {}, { class: 'note' }),
  ].filter(Boolean);
}

function people(app, pairings) {
  const row = (pairing) => {
    const name = app.phone(pairing);
    return element('li', {}, element('button', { class: 'row', click: () => app.goTo(pairing), 'data-state': pairing.state },
      element('span', { class: 'avatar', 'aria-hidden': 'true' }, initial(name)),
      element('span', { class: 'grow' }, element('b', {}, element('bdi', {}, name)), app.say('small', `sender-${pairing.state}`)),
      app.say('span', `sender-${pairing.state}-pill`, {}, { class: pills[pairing.state] })));
  };
  return element('section', {}, app.say('h2', 'home-senders'), element('ul', {}, pairings.map(row)));
}

function history(app, entries) {
  const shown = listed(entries);
  const row = (entry) => element('li', {}, element('button', { class: 'row', click: () => app.open(subjectOf(entries, entry).key), 'data-verdict': entry.verdict },
    element('span', { class: 'grow' }, element('b', {}, entryTitle(app, entry)), element('small', {}, isolated(app.text.time(entry.arrived, app.now())))),
    entry.opened ? null : app.say('span', 'home-unopened', {}, { class: 'pill w' })));
  return element('section', {}, app.say('h2', 'home-history'),
    shown.length > 0 ? element('ul', {}, shown.map(row)) : app.say('p', 'home-history-empty', {}, { class: 'second' }));
}

function pasteForm(app, anyone) {
  const field = element('textarea', { id: 'invite', rows: '3', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', dir: 'ltr', input: () => { app.draft = field.value; } });
  field.value = app.draft ?? '';
  const send = element('button', { class: anyone ? 'primary quiet' : 'primary', type: 'submit' }, app.text('home-paste-button'));
  const submit = (event) => {
    event.preventDefault();
    app.draft = '';
    app.openPasted(field.value);
  };
  return element('form', { submit }, app.say('label', anyone ? 'home-another' : 'home-paste-label', {}, { for: 'invite' }), field, send);
}

function initial(name) {
  return [...new Intl.Segmenter().segment(name)][0]?.segment ?? '';
}
