// The phone's course: which screen is shown, its words, and where "back" leads. Screens draw; the core decides.
import { call, now, Refused } from './api.js';
import { arrow, element, icon, told } from './dom.js';

/** How often a running delivery is looked at: what is known of one person does not wait for another's slow service. */
const lookMs = 400;

/** Long enough for a room to see that it is off. */
const offMs = 1600;

/** A longer title is written smaller, so that it leaves room for the screen. */
const shortTitle = 18;

export class Phone extends EventTarget {
  /**
   * `root`: where to draw; `screens`: what this phone shows, by name; `cast`: { owner, keeper, pin } of this practice; `whose`: the
   * id of the words that say whose phone it is; `family`: the relative's page. `words`: the workshop's own, by id.
   */
  constructor({ root, screens, cast, whose, family = null }) {
    super();
    Object.assign(this, { root, screens, family, cast, whose, words: {}, view: { name: 'home' }, texts: new Map() });
  }

  async start(language) {
    this.languages = await call('amparo.languages');
    await call('amparo.set_utc_offset', { minutes: -new Date().getTimezoneOffset() });
    await this.setLanguage(language);
  }

  /** Changes the reader's language; the screen stays where it is. */
  async setLanguage(language) {
    await call('amparo.set_languages', { languages: [language] });
    this.language = language;
    this.rtl = (await call('amparo.screen', { screen: 'common' })).rtl;
    this.texts.clear();
    this.tell('language');
    await this.draw();
  }

  /** Shows a screen; `fields` are what it needs. */
  async go(name, fields = {}) {
    this.view = { name, ...fields };
    this.sheet = null;
    this.tell('view', { name, ...fields });
    await this.draw();
    (this.root.querySelector('.pin') ?? this.root.querySelector('h1'))?.focus({ preventScroll: true });
  }

  /** Says that something happened, for whoever follows along (the trainer's strip). */
  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /** All fixed words of some screens, by id. */
  async screen(...names) {
    const loaded = await Promise.all(names.map((name) => {
      if (!this.texts.has(name)) this.texts.set(name, call('amparo.screen', { screen: name }));
      return this.texts.get(name);
    }));
    return Object.assign({}, ...loaded.map(({ strings }) => strings));
  }

  /** One message with values. */
  async message(id, values) {
    return (await call('amparo.message', { id, arguments: values })).value;
  }

  /** A day, as the reader writes it. */
  day(ms) {
    return this.time(ms, { dateStyle: 'medium' });
  }

  /** A day that is given as an ISO date. */
  isoDay(date) {
    return this.time(Date.parse(date), { dateStyle: 'medium', timeZone: 'UTC' });
  }

  /** The day here, as an ISO date. */
  today() {
    const here = new Date(now());
    return [here.getFullYear(), here.getMonth() + 1, here.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  }

  time(ms, options = { timeStyle: 'short' }) {
    return new Intl.DateTimeFormat(this.language, options).format(ms);
  }

  /** Hours and minutes, written as the core writes them. */
  clock(ms) {
    return this.time(ms, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  /** Draws the present view. A newer draw that began meanwhile wins. */
  async draw() {
    if (this.off) return;
    const turn = Symbol('draw');
    this.turn = turn;
    const scrolled = this.drawn === this.view ? this.root.querySelector('.body')?.scrollTop ?? 0 : 0;
    const { words, view } = this;
    const [shared, parts] = await Promise.all([
      this.screen('practice', 'common'),
      Promise.resolve(this.screens[view.name](this, view)).catch((error) => this.failed(error)),
    ]);
    if (this.turn !== turn) return;
    const band = element('p', { class: 'practice' }, element('b', {}, shared['practice-label']), ` · ${words[this.whose] ?? ''}`);
    const header = parts.bare ? null : this.header(parts, shared);
    const body = element('div', { class: 'body' }, parts.body);
    const footer = parts.footer?.some(Boolean) ? element('footer', { class: parts.column ? 'column' : null }, parts.footer) : null;
    // What lies under a question cannot be pressed or reached.
    for (const under of [header, body, footer]) if (under) under.inert = Boolean(this.sheet);
    const held = this.root.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    this.root.className = `phone ${parts.tone ?? ''}`;
    this.root.dataset.view = view.name;
    this.root.replaceChildren(...[band, header, body, footer, this.sheet].filter(Boolean));
    body.scrollTop = scrolled;
    if (held) this.root.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
    this.drawn = view;
  }

  header({ title, back, end }, shared) {
    const lead = back
      ? element('button', { type: 'button', class: 'back', 'aria-label': shared['common-back'], click: back }, arrow('back'))
      : element('span', { class: 'tile' }, icon('arch'));
    return element('header', {}, lead, element('h1', { tabindex: '-1', class: title.length > shortTitle ? 'long' : null }, title), end === undefined ? this.chooser() : end);
  }

  /** The languages that can be chosen; one that only the start can ask for is among them while it is spoken. */
  spoken() {
    const known = this.languages.some(({ tag }) => tag === this.language);
    return known ? this.languages : [...this.languages, { tag: this.language, name: this.language }];
  }

  chooser() {
    const choose = (event) => this.setLanguage(event.target.value);
    const options = this.spoken().map(({ tag, name }) => element('option', { value: tag, lang: tag, selected: tag === this.language }, name));
    return element('select', { class: 'x', 'aria-label': this.words['language'], change: choose }, options);
  }

  /** What a screen that could not be drawn shows instead: the core's sentence, and the way home. */
  failed(error) {
    if (!(error instanceof Refused)) throw error;
    if (error.kind === 'ended') this.tell('ended');
    const line = error.text ? told('p', error.text, { class: 'ban', role: 'alert' }) : element('p', { class: 'ban' }, this.words['other-window']);
    return { title: 'Amparo', back: () => this.go('home'), body: [line] };
  }

  /** Runs what a button does; a refusal is shown in `place` and not thrown. Gives whether it worked. */
  async attempt(place, act) {
    try {
      await act();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.kind === 'ended') this.tell('ended');
      place.replaceChildren(error.text ? told('span', error.text) : this.words['other-window']);
      place.hidden = false;
      // In a long form it may stand below what is seen.
      place.scrollIntoView({ block: 'nearest' });
      return false;
    }
  }

  /** Puts something over the screen. */
  async open(sheet) {
    this.sheet = sheet;
    await this.draw();
    (this.sheet?.querySelector('[data-first]') ?? this.sheet?.querySelector('button'))?.focus();
  }

  async closeSheet() {
    this.sheet = null;
    await this.draw();
    this.root.querySelector('h1')?.focus({ preventScroll: true });
  }

  /** Drops the keys: from every screen behind the PIN, in one press. */
  async lock() {
    await call('vault.lock');
    this.tell('locked');
    await this.go('home', { locked: true });
  }

  /** Does everything that is due, and again when the next try is due. One that the phone's end cut off goes on after its start. */
  async deliver() {
    clearTimeout(this.retry);
    const looking = setInterval(() => this.look(), lookMs);
    let run;
    try {
      run = await call('alerts.deliver');
    } catch (error) {
      if (error instanceof Refused && ['cancelled', 'unavailable', 'ended'].includes(error.kind)) return null;
      throw error;
    } finally {
      clearInterval(looking);
    }
    if (this.off) return run;
    if (run.next_try_in_ms !== null) {
      clearTimeout(this.retry);
      this.retry = setTimeout(() => this.deliver(), run.next_try_in_ms + 100);
    }
    if (this.view.name === 'alert') await this.draw();
    this.tell('delivered', run);
    return run;
  }

  /** Draws the alert again where something new is known of somebody. */
  async look() {
    const { view } = this;
    if (view.name !== 'alert' || this.off || this.looking) return;
    this.looking = true;
    try {
      const now = JSON.stringify(await call('alerts.state', { alert: view.alert }));
      if (this.view === view && view.known !== now && !this.off) await this.draw();
    } catch (error) {
      // The phone went off meanwhile.
      if (!(error instanceof Refused)) throw error;
    } finally {
      this.looking = false;
    }
  }

  /** Off, in the middle of whatever it does, and on again: a new process over the same folder. */
  async restart() {
    if (this.off) return;
    this.off = true;
    clearTimeout(this.retry);
    // What is being drawn belongs to the process that ends.
    this.turn = Symbol('off');
    this.sheet = null;
    this.view = { name: 'home' };
    this.root.className = 'phone off';
    this.root.dataset.view = 'off';
    this.root.replaceChildren(icon('arch'), element('p', { role: 'status' }, this.words['phone-off']));
    await call('shell.switch_off');
    await new Promise((resolve) => { setTimeout(resolve, offMs); });
    await call('shell.switch_on');
    this.off = false;
    await this.start(this.language);
    await this.go('home');
    this.tell('restarted');
    this.deliver();
  }
}
