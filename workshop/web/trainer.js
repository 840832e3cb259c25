// The trainer's strip: what to do next, in both languages, and the few shortcuts. It follows what happens and never blocks it.
import { addPeople, call, packUrl, setClock } from './api.js';
import { openKeeper, openNew } from './codes.js';
import { button, element } from './dom.js';
import { pairForMe } from './screen-pair.js';

/** In the order of the journey. `done`: what has to happen; `help`: a shortcut for the trainer. */
const steps = [
  { id: 'card', done: 'shown' },
  { id: 'find', done: 'found' },
  { id: 'help', done: 'help' },
  { id: 'print', done: 'printed' },
  { id: 'packs', done: 'pack-installed', draw: 'packFiles' },
  { id: 'old', done: 'old-seen', draw: 'clock' },
  { id: 'capture', done: 'captured' },
  { id: 'open', done: 'document' },
  { id: 'plan', done: 'plan-saved' },
  { id: 'quiz', done: 'quizzed' },
  { id: 'days', done: 'script' },
  { id: 'note', done: 'note-saved' },
  { id: 'pair', done: 'paired', help: { words: 'action-pair', act: 'startPairing' }, skip: { words: 'action-pair-for-me', act: 'pairAtOnce' } },
  { id: 'more', done: 'people-added', help: { words: 'action-more', act: 'addPeople' } },
  { id: 'drill', done: 'drilled' },
  { id: 'press', done: 'pressed' },
  { id: 'message', done: 'handed-alert' },
  { id: 'restart', done: 'restarted', help: { words: 'action-restart', act: 'restart' } },
  { id: 'called', done: 'called' },
  { id: 'word', done: 'word-kept', help: { words: 'action-word', act: 'keepWord' } },
  { id: 'safe', done: 'stood-down' },
  { id: 'window', done: 'taken-back', help: { words: 'action-window', act: 'openReady' } },
  { id: 'voice', done: 'keepers' },
  { id: 'keeper', done: 'keeper-counts', help: { words: 'action-keeper', act: 'openKeeper' } },
  { id: 'seal', done: 'sealed' },
  { id: 'sealed', done: 'pressed-sealed' },
  { id: 'reopen', done: 'reopened', help: { words: 'action-keeper', act: 'openKeeper' } },
  { id: 'copy', done: 'copied' },
  { id: 'restore', done: 'restored', help: { words: 'action-new', act: 'openNew' } },
  { id: 'revoke', done: 'revoked' },
  { id: 'end' },
];

/** Every date on the cards is over by then. */
const someDay = '2027-06-01';
/** The names that the program gives them; the words for them are `pack-file-1` and so on. */
const packFiles = ['corrected.pack', 'tampered.pack', 'older.pack', 'one-signature.pack', 'rotated-out.pack'];

export class Trainer {
  /** `cast`: { owner, pin } of this practice. */
  constructor(root, phone, cast) {
    Object.assign(this, { root, phone, cast, at: 0, words: {}, other: {} });
    for (const { done } of steps) if (done) phone.addEventListener(done, () => this.saw(done));
    phone.addEventListener('view', ({ detail }) => ['show', 'need', 'entry'].includes(detail.name) && this.saw(detail.name === 'show' ? 'shown' : 'help'));
  }

  /** `words`: in the language of the phone; `other`: in the other one, with its tag. */
  speak(words, other, otherTag) {
    Object.assign(this, { words, other, otherTag });
    this.draw();
  }

  /** Something happened: go on after the step it completes, wherever the strip stands. */
  saw(event) {
    const index = steps.findIndex(({ done }) => done === event);
    if (index < this.at) return;
    this.at = index + 1;
    this.note = null;
    this.draw();
  }

  restart() {
    this.at = 0;
    this.draw();
  }

  draw() {
    const step = steps[this.at];
    const id = `step-${step.id}`;
    const dots = element('ol', { class: 'dots', 'aria-label': this.words['steps'] },
      steps.map(({ id: name }, i) => element('li', { class: i < this.at ? 'past' : null, 'aria-current': i === this.at ? 'step' : null }, element('span', { class: 'only-heard' }, this.words[`step-${name}`]))));
    const shortcut = ({ words, act }, kind) => button(this.words[words], () => this[act](), kind);
    this.root.replaceChildren(
      element('div', { class: 'where' }, element('b', {}, `${this.at + 1} / ${steps.length}`), dots),
      element('div', { class: 'now', role: 'status' },
        element('p', {}, this.words[id] ?? ''), element('p', { lang: this.otherTag, class: 'other', dir: 'auto' }, this.other[id] ?? '')),
      ...(this.note ? [element('p', { class: 'ban', role: 'alert' }, this.words[this.note])] : []),
      element('div', { class: 'shortcuts' },
        step.help && shortcut(step.help, 'small strong'),
        step.skip && shortcut(step.skip, 'small'),
        !step.skip && this.at < steps.length - 1 && button(this.words['action-skip'], () => this.skip(), 'small skip'),
        this.at > 0 && button(this.words['action-again'], () => location.reload(), 'small again')),
      ...[step.draw && this[step.draw](), step.draw !== 'clock' && this.day && this.clock()].filter(Boolean));
  }

  skip() {
    this.at += 1;
    this.note = null;
    this.draw();
  }

  /** Files with new words: one to be used, four to be refused. */
  packFiles() {
    const file = (name, i) => element('a', { class: 'small', href: packUrl(name), download: name }, this.words[`pack-file-${i + 1}`]);
    return element('div', { class: 'tools' }, packFiles.map(file));
  }

  /** What day it is on the phones, and the way back to today. */
  clock() {
    const field = element('input', { id: 'clock', type: 'date', class: 'day', dir: 'ltr' });
    field.value = this.day ?? someDay;
    const set = (day) => this.once(async () => {
      this.day = day;
      await setClock(day && Date.parse(`${day}T12:00Z`));
      this.draw();
      await this.phone.draw();
    });
    return element('div', { class: 'tools' },
      element('label', { for: 'clock' }, this.words['clock']), field,
      button(this.words['clock-set'], () => field.value && set(field.value), this.day ? 'small' : 'small strong'),
      this.day && button(this.words['clock-today'], () => set(null), 'small strong'));
  }

  /** The keeper's phone, in a window of its own. */
  openKeeper() {
    openKeeper();
  }

  /** The new phone, in another. */
  openNew() {
    openNew();
  }

  /** A page that is gone, a slow service, and one that is down. */
  async addPeople() {
    await this.once(async () => {
      this.note = await addPeople();
      if (this.note) {
        this.draw();
        return;
      }
      await this.phone.draw();
      this.phone.tell('people-added');
    });
  }

  /** The end of the app's process, in the middle of whatever it does. */
  async restart() {
    await this.once(() => this.phone.restart());
  }

  /** The word of the strip, on Ana's page. */
  async keepWord() {
    await this.once(async () => {
      await this.phone.family.keepWord(this.words['family-word']);
      this.phone.tell('word-kept');
    });
  }

  async openReady() {
    await this.phone.go('ready');
  }

  /** One shortcut at a time. */
  async once(act) {
    if (this.busy) return;
    this.busy = true;
    try {
      await act();
    } finally {
      this.busy = false;
    }
  }

  /** Brings the phone to where pairing starts. */
  async startPairing() {
    const person = await this.pageless();
    if (!person) return;
    const fields = { person: person.id, name_of: person.label, step: 'start' };
    if ((await call('vault.state')) === 'unlocked') await this.phone.go('pair', fields);
    else await this.phone.go('pin', { then: 'pair', fields });
  }

  /** Does all of pairing, on both sides, and leaves the vault as it was. */
  async pairAtOnce() {
    const person = await this.pageless();
    if (!person) return;
    await this.once(async () => {
      const locked = (await call('vault.state')) !== 'unlocked';
      if (locked) await call('vault.unlock', { pin: this.cast.pin });
      await pairForMe(this.phone, person.id);
      if (locked) await call('vault.lock');
      await this.phone.go('home');
    });
  }

  async pageless() {
    const people = await call('alerts.people');
    return people.find(({ number, page }) => !number && page !== 'paired');
  }
}
