// Choosing a new PIN: typed twice.
import { element } from './dom.js';

/** `words`: what the button says; `t`: the words of `pin`; `act` gets the PIN. */
export function newPin(status, t, words, act) {
  const clear = () => { status.hidden = true; };
  const field = (id) => element('input', { id, class: 'field', type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: '64', input: clear });
  const [first, again] = [field('pin-first'), field('pin-again')];
  const go = element('button', { type: 'submit', form: 'new-pin', class: 'primary' }, words);
  const submit = (event) => {
    event.preventDefault();
    if (first.value === again.value) return act(first.value);
    status.replaceChildren(t['pin-differ']);
    status.hidden = false;
    return null;
  };
  const labelled = (label, input) => element('div', { class: 'labelled' }, element('label', { for: input.id }, label), input);
  const form = element('form', { id: 'new-pin', class: 'stack', submit },
    labelled(t['pin-first'], first), labelled(t['pin-again'], again), element('p', { class: 'q' }, t['pin-hint']));
  return { form, go };
}
