// What two phones side by side show each other: a code, and five pictures to compare. One laptop has no two cameras, so a
// button hands the code's text over; it says so.
import { hand, take } from './api.js';
import { button, drawing, element, told } from './dom.js';
import { drawings } from '/family/drawings.js';

const lookMs = 500;

/** Five pictures in their order, named. `id`: the message that speaks one. */
export async function fivePictures(phone, pictures, id) {
  const spoken = await Promise.all(pictures.map(({ name }, i) => phone.message(id, { position: i + 1, picture: name.value })));
  const item = ({ id: picture, name }, i) => element('li', { 'aria-label': spoken[i], 'data-picture': picture },
    element('span', { class: 'count' }, String(i + 1)), drawing(drawings[picture] ?? '', '0 0 32 32', 'picture'), told('b', name));
  return element('ol', { class: 'pictures' }, pictures.map(item));
}

/** A code as a square, and the practice button in place of the other phone's camera. `to`: owner or keeper. */
export function code(phone, { kind, code: { text, qr_svg: svg }, alt, to, then }) {
  const give = async () => {
    await hand(kind, text);
    await then();
  };
  return [
    element('img', { class: 'qr', src: `data:image/svg+xml,${encodeURIComponent(svg)}`, alt }),
    practiceOnly(phone, phone.words['hand-means'], button(phone.words[`hand-to-${to}`], give, 'primary quiet')),
  ];
}

/** What no phone shows: set apart, and called practice. */
export function practiceOnly(phone, words, act) {
  return element('div', { class: 'practice-only' }, element('p', {}, element('b', {}, phone.words['practice']), ' ', words), act);
}

/** Waits for the other phone's code of that kind; `then` gets its text. Ends when another screen is shown. */
export function waiting(phone, view, kind, from, then) {
  listen(phone, view, kind, then);
  return element('div', { class: 'practice-only' },
    element('p', { role: 'status' }, element('b', {}, phone.words['practice']), ' ', phone.words[`wait-${from}`]),
    from === 'keeper' && button(phone.words['action-keeper'], openKeeper, 'primary quiet'));
}

/** The keeper's phone in a window of its own. */
export function openKeeper() {
  open('/keeper', 'amparo-keeper', 'popup,width=420,height=880');
}

/** The new, empty phone in a window of its own. */
export function openNew() {
  open('/new', 'amparo-new', 'popup,width=420,height=880');
}

async function listen(phone, view, kind, then) {
  // A screen that is drawn again is the same screen.
  if (view.listens) return;
  view.listens = true;
  while (phone.view === view) {
    const { text, ended } = await take(kind);
    if (ended) return phone.tell('ended');
    if (text && phone.view === view) return then(text);
    await new Promise((resolve) => { setTimeout(resolve, lookMs); });
  }
  return null;
}
