// Fields of a form: each has its words above it and writes what is typed into the record behind it.
import { button, element, unbroken } from './dom.js';

let count = 0;

/** One line, or several where `rows` is given. `of`: the record; `name`: its field. */
export function line(words, of, name, { rows = null, hint = '', type = 'text', dir = 'auto', numeric = false } = {}) {
  count += 1;
  const id = `f${count}`;
  const own = { id, dir, autocomplete: 'off', 'data-field': name, 'aria-describedby': hint && `${id}-hint`, input: (event) => { of[name] = event.target.value; } };
  const field = rows ? element('textarea', { ...own, class: 'words', rows }) : element('input', { ...own, class: 'field', type, inputmode: numeric && 'numeric' });
  field.value = of[name] ?? '';
  return element('div', { class: 'labelled' }, element('label', { for: id }, unbroken(words)), field, hint && element('p', { class: 'q', id: `${id}-hint` }, hint));
}

/** A phone number. */
export function phoneLine(words, of, name) {
  return line(words, of, name, { type: 'tel', dir: 'ltr' });
}

/** One of some. `options`: [[value, words], …]. */
export function choice(words, value, options, change) {
  count += 1;
  const id = `f${count}`;
  const list = options.map(([own, name]) => element('option', { value: own, selected: own === value }, name));
  return element('div', { class: 'labelled' }, element('label', { for: id }, words),
    element('select', { id, class: 'field', 'data-key': words, change: (event) => change(event.target.value) }, list));
}

/** Yes or no. */
export function tick(words, of, name, { key = name, hint = null, change = null } = {}) {
  const box = element('input', { type: 'checkbox', 'data-field': name, 'data-key': key, checked: Boolean(of[name]), change: () => {
    of[name] = box.checked;
    change?.();
  } });
  return element('label', { class: 'tick' }, box, element('span', { class: 'grow' }, element('span', { dir: 'auto' }, words), hint && element('small', {}, hint)));
}

/** Lines of a list, each as its own part, and a button that adds one. `make`: an empty one; `draw`: its fields. */
export function lines(phone, items, { make, draw, add, remove }) {
  const again = () => phone.draw();
  const part = (item, i) => element('section', { class: 'entry' }, draw(item, i),
    button(remove, () => { items.splice(i, 1); return again(); }, 'primary text'));
  const more = button(add, () => { items.push(make()); return again(); }, 'primary quiet');
  return [items.map(part), more];
}
