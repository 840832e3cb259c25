// My rights: the first situations as pictures, all others in groups below, and a field for the reader's own words.
import { call } from './api.js';
import { element, pictured, told } from './dom.js';
import { openFamily } from './screen-home.js';
import { printed } from './screen-print.js';

const pauseMs = 150;

export async function rightsScreen(phone, view) {
  const [t, home, old, help, packs] = await Promise.all([phone.screen('rights', 'old', 'pack'), call('cards.home'), call('shell.out_of_date'), phone.screen('help'), call('packs.installed')]);
  const changed = home.changed > 0 && await phone.message('rights-changed', { count: home.changed });
  const open = (id) => phone.go('card', { id, from: view });
  const first = new Set(home.first.map(({ id }) => id));
  const situation = ({ id, title, icon }) => element('button', { type: 'button', class: 't', 'data-card': id, click: () => open(id) }, pictured(icon), told('span', title));
  const other = ({ id, title, icon }) => element('button', { type: 'button', class: 'row', 'data-card': id, click: () => open(id) }, pictured(icon), told('b', title));
  const group = ({ title, tiles }) => {
    const others = tiles.filter(({ id }) => !first.has(id));
    return others.length > 0 && element('section', { class: 'stack near' }, told('h3', title), others.map(other));
  };
  const way = (name, icon, words, hint) => element('button', { type: 'button', class: 'row', 'data-way': name, click: () => phone.go(name) },
    pictured(icon), element('span', { class: 'grow' }, element('b', {}, words), hint && element('small', {}, hint)));
  const past = old.cards.length + old.entries.length;
  const all = element('div', { class: 'stack' },
    changed && element('button', { type: 'button', class: 'pill', 'data-way': 'changes', click: () => phone.go('changes') }, element('span', {}, changed), element('span', { 'aria-hidden': 'true' }, '›')),
    element('h2', {}, t['rights-question']),
    element('div', { class: 'grid' }, home.first.map(situation)),
    way('help', 'call', help['help-title'], help['help-hint']),
    element('h2', {}, t['rights-other']),
    home.groups.map(group),
    element('div', { class: 'stack near' },
      printed(phone, { what: 'wallet', words: t['rights-print'], from: { name: 'rights' }, look: 'row', symbol: pictured('carry') }),
      way('handout', 'carry', t['rights-handout']),
      way('old', 'read-paper', t['old-title'], past > 0 ? String(past) : t['old-none']),
      way('packs', 'learn', t['pack-title'], packs.overtaken && t['pack-overtaken'])));
  return { title: t['rights-title'], back: () => phone.go('home'), body: [...searchField(phone, view, t, all), all] };
}

/** The field and what it finds, in any language that there are texts in; `rest` is what stands there while nothing is looked for. */
function searchField(phone, view, t, rest) {
  const found = element('div', { class: 'stack near', 'aria-live': 'polite' });
  const look = async () => {
    const query = field.value.trim();
    view.query = field.value;
    rest.hidden = query !== '';
    const hits = query === '' ? [] : await call('cards.search', { query });
    // A later letter has asked anew meanwhile.
    if (view.query !== field.value || query !== field.value.trim()) return;
    const none = query !== '' && hits.length === 0;
    found.replaceChildren(...[
      hits.length > 0 && element('h2', {}, t['rights-found']), none && element('p', { class: 'second' }, t['rights-search-none']),
      ...hits.map((hit) => hitRow(phone, view, hit)),
    ].filter(Boolean));
  };
  let pause;
  const field = element('input', { id: 'search', class: 'field', type: 'search', autocomplete: 'off', spellcheck: 'false', dir: 'auto', 'aria-describedby': 'search-hint', input: () => {
    clearTimeout(pause);
    pause = setTimeout(look, pauseMs);
  } });
  field.value = view.query ?? '';
  if (field.value) look();
  return [element('div', { class: 'labelled' }, element('label', { for: 'search' }, t['rights-search']), field, element('p', { class: 'q', id: 'search-hint' }, t['rights-search-hint'])), found];
}

/** On which screen a topic of the plan's texts stands, by the beginning of its id. */
const topics = [['incident', 'notes'], ['city', 'notes'], ['request', 'notes'], ['retry', 'packets']];

/** A topic of the plan's texts stands behind the PIN; a question of the family plan is opened at once there. */
async function openTopic(phone, id) {
  const vault = await call('vault.state');
  const [, question] = /^question-(.+)$/.exec(id) ?? [];
  if (question) return openFamily(phone, vault, 'question', { id: question });
  return openFamily(phone, vault, topics.find(([start]) => id.startsWith(start))?.[1] ?? 'plan');
}

function hitRow(phone, view, { kind, id, title, snippet }) {
  const go = {
    card: () => { phone.tell('found'); return phone.go('card', { id, from: view }); },
    show: () => phone.go('show', { id, from: view }),
    entry: () => phone.go('entry', { id, from: view }),
    plan: () => openTopic(phone, id),
  }[kind];
  const icon = { card: id, show: 'carry', entry: 'call', plan: 'plan' }[kind];
  return element('button', { type: 'button', class: 'row', 'data-hit': `${kind} ${id}`, click: go },
    pictured(icon), element('span', { class: 'grow' }, told('b', title), snippet.value !== title.value && told('small', snippet)));
}
