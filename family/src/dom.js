// Building elements. Text only ever becomes a text node: there is no innerHTML anywhere in this page.
import { drawings } from './drawings.js';

const svgSpace = 'http://www.w3.org/2000/svg';
// Drawings of design/pictures, as they stand there; a test compares them.
const icons = {
  arch: 'M3.75 20.25L3.75 11.25C3.75 6.69 7.44 3 12 3C16.56 3 20.25 6.69 20.25 11.25L20.25 20.25M14.25 12.75C14.25 13.99 13.24 15 12 15C10.76 15 9.75 13.99 9.75 12.75C9.75 11.51 10.76 10.5 12 10.5C13.24 10.5 14.25 11.51 14.25 12.75ZM7.9 20.25C7.9 17.99 9.74 16.15 12 16.15C14.26 16.15 16.1 17.99 16.1 20.25',
  back: 'M10.5 4.5L3 12L10.5 19.5M3 12L21 12',
};

/** element('p', { class: 'note' }, 'text', child, null, …): attributes by name; functions are listeners (`click`). */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Primary actions, pinned within a thumb's reach; the rest scrolls behind them. */
export function bottom(...buttons) {
  return element('footer', {}, buttons);
}

/** A button that first says what it will do, then does it at the second press. */
export function twoSteps(app, { ask, what, yes, act, values = {} }) {
  const sure = element('div', { class: 'banner sure', hidden: true }, app.say('span', what, values), element('button', { class: 'link', click: act }, app.text(yes, values)));
  const button = element('button', { class: 'primary text', click: () => { sure.hidden = !sure.hidden; } }, app.text(ask, values));
  return [button, sure];
}

/** One of the 64 pictures, silent for screen readers: its name always stands beside it. */
export function picture(id) {
  return drawing(drawings[id], 32, 'picture');
}

/** A drawing of the page itself ('arch', 'back'). */
export function icon(name) {
  return drawing(icons[name], 24, 'line');
}

/** A QR code (rows of booleans) with its quiet zone, named for screen readers. */
export function qrDrawing(rows, label) {
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : ''))).join('');
  const svg = drawing(path, rows.length + 8, 'qr');
  svg.removeAttribute('aria-hidden');
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  return svg;
}

function drawing(path, size, name) {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svgSpace, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
