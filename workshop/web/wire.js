// Between the two devices: what a stranger on the way would see. Bytes to the page; plain words in a text message.
import { fetchJson } from './api.js';
import { arrow, element, icon } from './dom.js';

const shown = 3;

export class Wire {
  constructor(root, phone) {
    Object.assign(this, { root, words: {}, pushes: [], messages: [] });
    phone.addEventListener('delivered', () => this.look());
    phone.addEventListener('paired', () => this.look());
    phone.addEventListener('handed', ({ detail }) => {
      this.messages.push({ at_ms: Date.now(), words: detail.text });
      this.draw();
    });
  }

  speak(words, language) {
    Object.assign(this, { words, language });
    this.draw();
  }

  async look() {
    this.pushes = await fetchJson('/practice/wire');
    this.draw();
  }

  draw() {
    const rows = [...this.pushes, ...this.messages].sort((a, b) => b.at_ms - a.at_ms).slice(0, shown);
    this.root.replaceChildren(
      element('h2', {}, this.words['wire-title'], arrow('on')),
      rows.length > 0 ? element('ol', { 'aria-live': 'polite' }, rows.map((row) => this.row(row))) : element('p', {}, this.words['wire-none']));
  }

  row({ at_ms: at, length, first, words, slow }) {
    const time = element('span', { class: 'when' }, new Intl.DateTimeFormat(this.language, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at));
    if (words) return element('li', {}, time, element('b', {}, this.words['wire-sms']), element('q', { dir: 'auto' }, words), element('span', { class: 'open' }, this.words['wire-plain']));
    const size = `${new Intl.NumberFormat(this.language).format(length)} ${this.words['wire-bytes']}`;
    const bytes = first.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    return element('li', {}, time, element('b', {}, this.words[slow ? 'wire-page-slow' : 'wire-page']), element('code', { dir: 'ltr', 'aria-hidden': 'true' }, `${bytes} …`), element('span', {}, size), element('span', { class: 'sealed' }, icon('lock'), element('span', {}, this.words['wire-sealed'])));
  }
}
