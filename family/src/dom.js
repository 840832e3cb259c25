// Building elements. Text only ever becomes a text node: there is no innerHTML anywhere in this page.
import { drawings } from './drawings.js';

const svgSpace = 'http://www.w3.org/2000/svg';
const icons = {
  roof: 'M5 27V15a11 11 0 0 1 22 0v12M13 17a3 3 0 1 0 6 0 3 3 0 1 0-6 0M10.5 27a5.5 5.5 0 0 1 11 0',
  back: 'M14 6L4 16l10 10M4 16h24',
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

/** A drawing of the page itself ('roof', 'back'). */
export function icon(name) {
  return drawing(icons[name], 32, 'line');
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
