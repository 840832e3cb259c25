// Screens without a browser: just enough of a document to draw them into, and to read what a person would.
import { load, words } from './page.mjs';
import { now } from './phone.mjs';

class Node {
  constructor(tag) {
    Object.assign(this, { tag, attributes: {}, children: [], listeners: {}, dataset: {} });
  }

  append(...children) { this.children.push(...children); }
  setAttribute(name, value) { this.attributes[name] = String(value); }
  removeAttribute(name) { delete this.attributes[name]; }
  addEventListener(name, act) { this.listeners[name] = act; }
  get all() { return [this, ...this.children.flatMap((child) => child.all ?? [])]; }
  get textContent() { return this.children.map((child) => child.textContent ?? child).join(' '); }
  set textContent(text) { this.children = [text]; }
}

globalThis.document = { createElement: (tag) => new Node(tag), createElementNS: (_, tag) => new Node(tag) };

const { makeText } = await load('text.js');
const { element } = await load('dom.js');

/** The words of a language as the build compiles them; only what has no selection. */
function pack(locale, messages) {
  const parts = (sentence) => sentence.split(/(\{ \$[a-z]+ \})/).filter(Boolean).map((part) => (part.startsWith('{ $') ? { var: part.slice(3, -2) } : part));
  return { locale, dir: 'ltr', english: [], messages: Object.fromEntries(Object.entries(messages).map(([id, sentence]) => [id, parts(sentence)])) };
}

export const locales = Object.keys(words());

/** What the screens need of the app, over what a store holds. */
export async function appOf(store, locale = 'en') {
  const text = makeText(pack(locale, words()[locale]));
  const data = await store.read();
  return {
    data,
    text,
    now: () => now,
    say: (tag, id, values, attributes = {}) => element(tag, attributes, text(id, values)),
    sender: (row) => row?.sender || text('sender-unnamed'),
    phone: (row) => row?.sender || text('sender-unnamed'),
    pairing: (scope) => data.pairings.find((row) => row.scope === scope),
    timedText: (make) => element('span', {}, make()),
  };
}

/** Draws a screen: { text, find(attribute), links } of what stands on it. */
export function draw(app, screen, view) {
  const main = new Node('main');
  main.append(...screen(app, view, main));
  const plain = main.textContent.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ');
  return {
    main,
    text: plain,
    find: (attribute) => main.all.find((node) => attribute in node.attributes),
    links: main.all.map(({ attributes }) => attributes.href).filter(Boolean),
  };
}
