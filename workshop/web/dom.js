// Building elements. Text only ever becomes a text node.

const svgSpace = 'http://www.w3.org/2000/svg';
let icons = { viewBox: '0 0 24 24', mirrored: [], paths: {} };

/** The drawings of design/, once, before the first screen. */
export function useIcons(loaded) {
  icons = loaded;
}

/** element('p', { class: 'note' }, 'text', child, null, …): attributes by name; functions are listeners (`click`). */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A core text (value, locale, fallback, rtl) as an element, marked with its language where it is not the page's. */
export function told(tag, text, attributes = {}) {
  const other = text.locale !== document.documentElement.lang;
  return element(tag, { ...attributes, lang: other ? text.locale : null, dir: other ? (text.rtl ? 'rtl' : 'ltr') : null }, unbroken(text.value));
}

/** An icon of design/ by its id, in the colour of the words beside it; silent for screen readers. */
export function icon(id) {
  return drawing(icons.paths[id] ?? '', icons.viewBox, icons.mirrored.includes(id) ? 'line mirrored' : 'line');
}

/** The same where there is such a drawing; null where there is none. */
export function drawn(id) {
  return icons.paths[id] ? icon(id) : null;
}

/** The tile of a drawing, if there is one. */
export function pictured(id) {
  return icons.paths[id] ? tile(id) : null;
}

/** The arrow of "back", or its mirror image, "on". */
export function arrow(way) {
  return drawing(icons.paths.back ?? '', icons.viewBox, way === 'back' ? 'line' : 'line turned');
}

/** A phone number as people here write it; read from left to right in any language. */
export function phoneNumber(number) {
  const shown = number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '$1-$2-$3');
  return element('span', { class: 'number', dir: 'ltr' }, shown);
}

const isolated = /(\u2068[^\u2069]*\u2069)/;
const numberLike = /^[\s\u2066-\u2069A\d+().-]+$/;

/** A form by its name: I-205, G-28. */
const formName = /(\b[A-Z]{1,4}-\d+[A-Z]?\b)/;

/** A sentence in which no phone number, no A-number and no form's name breaks: the core sets apart what it puts in. */
export function unbroken(words) {
  const whole = (part) => element('span', { class: 'whole' }, part);
  return words.split(isolated).map((part) => (isolated.test(part) && numberLike.test(part) ? whole(part) : part.split(formName).map((piece, i) => (i % 2 ? whole(piece) : piece))));
}

/** A path as a silent drawing. */
export function drawing(path, viewBox, name = 'line') {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('viewBox', viewBox);
  svg.setAttribute('class', name);
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svgSpace, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** The tile an icon sits in. */
export function tile(id) {
  return element('span', { class: 'tile' }, icon(id));
}

/** A rounded rectangle whose outline fills while a button is held. */
export function ring() {
  const svg = document.createElementNS(svgSpace, 'svg');
  svg.setAttribute('class', 'ring');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svgSpace, 'rect');
  line.setAttribute('pathLength', '1');
  svg.append(line);
  return svg;
}

export function button(words, click, kind = 'primary') {
  return element('button', { type: 'button', class: kind, click }, words);
}
