// Before paper: in which languages. The page opens in a tab of its own, from where the browser prints it.
import { call, printUrl } from './api.js';
import { button, element, pictured, told } from './dom.js';
import { choice } from './form.js';

/** What most people here want side by side. */
const usual = ['en', 'es'];

/**
 * `what`: wallet, card, handout, directory, packet or plan; `fields`: { id } or { ids }; `title`: the thing's own words; `hint`: what is to be
 * known of this paper; `from`: the screen before.
 */
export async function printScreen(phone, view) {
  const t = await phone.screen('print');
  const tags = phone.spoken();
  view.languages ??= chosen(phone, tags);
  const [first, second] = view.languages;
  const options = tags.map(({ tag, name }) => [tag, name]);
  const set = (at) => (tag) => {
    view.languages[at] = tag;
    if (view.languages[0] === view.languages[1]) view.languages[1] = '';
    return phone.draw();
  };
  const href = printUrl(view.what, { ...view.fields, languages: view.languages.filter(Boolean).join(',') });
  return {
    title: view.title,
    back: () => phone.go(view.from.name, view.from),
    end: null,
    body: [
      element('p', { class: 'h2' }, t['print-languages']),
      choice(t['print-first'], first, options, set(0)),
      choice(t['print-second'], second, [['', t['print-one']], ...options.filter(([tag]) => tag !== first)], set(1)),
      view.hint && element('p', { class: 'ban' }, view.hint),
      element('p', { class: 'second' }, phone.words['print-tab']),
    ],
    footer: [element('a', { class: 'primary', href, target: '_blank', 'data-way': 'print', click: () => phone.tell('printed', { what: view.what }) }, t['print-go'])],
  };
}

/** English and Spanish; for a reader of another language that one, and English beside it. */
function chosen(phone, tags) {
  const own = tags.some(({ tag }) => tag === phone.language) ? phone.language : usual[0];
  const pair = usual.includes(own) ? usual : [own, usual[0]];
  return pair.filter((tag) => tags.some((found) => found.tag === tag)).concat('').slice(0, 2);
}

/** A button that leads to the choice of languages. */
export function printed(phone, { what, fields = {}, title, words, hint = '', from, look = 'primary quiet', symbol = null }) {
  const go = () => phone.go('print', { what, fields, title: title ?? words, hint, from });
  return element('button', { type: 'button', class: look, 'data-way': `print-${what}`, click: go }, symbol, look === 'row' ? element('b', {}, words) : words);
}

/** Which cards go on a hand-out: each gets a sheet of its own. */
export async function handoutScreen(phone, view) {
  const [t, home] = await Promise.all([phone.screen('rights', 'print'), call('cards.home')]);
  view.ids ??= [];
  const turn = (id) => (event) => {
    view.ids = event.target.checked ? [...view.ids, id] : view.ids.filter((known) => known !== id);
    next.disabled = view.ids.length === 0;
  };
  const box = ({ id, title, icon }) => element('label', { class: 'row tick' }, element('input', { type: 'checkbox', 'data-card': id, checked: view.ids.includes(id), change: turn(id) }), pictured(icon), told('b', title));
  const next = button(t['print-languages'], () => phone.go('print', { what: 'handout', fields: { ids: view.ids.join(',') }, title: t['rights-handout'], from: view }));
  next.disabled = view.ids.length === 0;
  return {
    title: t['rights-handout'],
    back: () => phone.go('rights'),
    body: [
      element('h2', {}, t['rights-handout-choose']),
      home.groups.map(({ title, tiles }) => element('section', { class: 'stack near' }, told('h3', title), tiles.map(box))),
    ],
    footer: [next],
  };
}
