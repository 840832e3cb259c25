// The page's course: which screen is shown, and what its buttons do. Drawing is in the screens, rules are in receive.js.
import { toBase64url } from './bytes.js';
import { element, icon } from './dom.js';
import { isUrgent, subjectOf } from './history.js';
import { readInvite } from './invite.js';
import { languages } from './languages.js';
import { findSealed } from './link.js';
import { clearWord, endPairing, erase, erasePacket, setWord } from './manage.js';
import { checkPackets } from './packet.js';
import { makeReply } from './pairing.js';
import { receiveLink, refused } from './receive.js';
import { entryScreen, entryTitle } from './screens-entry.js';
import { homeScreen } from './screens-home.js';
import { compareScreen, endedScreen, pairedScreen, problemScreen, replyScreen, reviewScreen } from './screens-pair.js';
import { senderScreen } from './screens-sender.js';
import { setting } from './store.js';
import { loadText, negotiate } from './text.js';

const screens = {
  home: homeScreen,
  review: reviewScreen,
  problem: problemScreen,
  reply: replyScreen,
  compare: compareScreen,
  paired: pairedScreen,
  sender: senderScreen,
  ended: endedScreen,
  entry: entryScreen,
};

/** Starts the page. `practice` labels every screen; `clock` gives ms. */
export async function start({ store, transport, practice = false, clock = Date.now }) {
  const app = new App({ store, transport, practice, clock });
  await app.begin();
  return app;
}

class App {
  constructor({ store, transport, practice, clock }) {
    Object.assign(this, { store, transport, practice, clock, view: { name: 'home' }, news: null });
  }

  async begin() {
    // Before anything is waited for: a push may arrive while the page is still being set up. They are taken one after the other.
    let ready;
    let queue = new Promise((resolve) => { ready = resolve; });
    const later = (act) => { queue = queue.then(act, act); };
    this.transport.listen({ received: (key) => later(() => this.received(key)), open: () => later(() => this.showLatest()) });

    // A worker that was stopped in the middle has left them unchecked.
    await checkPackets(this.store);
    this.data = await this.store.read();
    const wished = [setting(this.data, 'locale'), ...navigator.languages].filter(Boolean);
    await this.setLanguage(negotiate(wished, languages.map(({ locale }) => locale)));
    addEventListener('hashchange', () => this.openLink());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && later(() => this.catchUp()));
    if (!(await this.openLink())) await this.showLatest();
    ready();
    try {
      await this.transport.prepare();
    } catch {
      // Without a working copy the page still works while online.
    }
  }

  // --- what screens may call -------------------------------------------------------------------

  now() {
    return this.clock();
  }

  /** A node with the words of a message, marked with their language where it is not the page's. */
  say(tag, id, values, attributes = {}) {
    const lang = this.text.lang(id);
    const foreign = lang === this.text.locale ? {} : { lang, dir: 'ltr' };
    return element(tag, { ...attributes, ...foreign }, this.text(id, values));
  }

  /** What to call the sender of a pairing or an entry. */
  sender(row) {
    return row?.sender || this.text('sender-unnamed');
  }

  /** The same where two phones must be told apart: of the open pairings of one name, later ones have a number. */
  phone(row) {
    const name = this.sender(row);
    const alike = this.data.pairings.filter(({ state, sender }) => state !== 'refused' && sender === row?.sender).sort((a, b) => a.created - b.created);
    const place = alike.findIndex(({ scope }) => scope === row.scope);
    return place > 0 ? `${name} (${this.text.number(place + 1)})` : name;
  }

  pairing(scope) {
    return this.data.pairings.find((row) => row.scope === scope);
  }

  go(name, fields = {}) {
    this.view = { name, ...fields };
    this.news = null;
    this.draw();
    scrollTo(0, 0);
    document.querySelector('main h1')?.focus({ preventScroll: true });
  }

  /** What was pasted, or stood in the address: an invite, or the sealed link of a text message. */
  openPasted(text) {
    const sealed = findSealed(text);
    return sealed === null ? this.openInvite(text) : this.openSealed(sealed);
  }

  async openSealed(sealed) {
    const { entry } = await receiveLink(this.store, sealed, { now: this.now() });
    await this.refresh();
    await this.open(subjectOf(this.data.entries, entry).key);
  }

  async openInvite(text) {
    const { ok, problem } = await readInvite(text, this.now());
    if (!ok) return this.go('problem', { problem });
    const known = this.pairing(toBase64url(ok.scope));
    return known ? this.goTo(known) : this.go('review', { invite: ok });
  }

  /** Accepts the invite on the review screen. Gives the kind of failure, or nothing. */
  async accept(invite) {
    const now = this.now();
    if (now >= invite.expires) return this.go('problem', { problem: 'expired' });
    let subscription;
    try {
      subscription = await this.transport.subscribe(invite);
    } catch (error) {
      return error.kind ?? 'network';
    }
    const reply = await makeReply(invite, subscription);
    const scope = toBase64url(invite.scope);
    const { sender, commitment, expires } = invite;
    const row = { scope, state: 'replied', sender, commitment, expires, created: now, reply: reply.text, transcript: reply.transcript, keys: reply.keys, pictures: null };
    await this.store.update(() => ({ put: { pairings: [row] } }));
    await this.refresh();
    return this.go('reply', { scope });
  }

  /** The person's answer to the pictures. */
  async compared(scope, same) {
    await this.store.update((data) => {
      const row = data.pairings.find((candidate) => candidate.scope === scope);
      if (row?.state !== 'comparing') return {};
      return { put: { pairings: [same ? { ...row, state: 'paired', compared: true, reply: null } : refused(row, 'pictures')] } };
    });
    if (!same) await this.transport.unsubscribe(scope);
    await this.refresh();
    if (same) this.go('paired', { scope });
    else this.goTo(this.pairing(scope));
  }

  /** The person ends a pairing on this page. */
  async end(scope, because) {
    await endPairing(this.store, scope, because);
    await this.transport.unsubscribe(scope);
    await this.refresh();
    this.goTo(this.pairing(scope));
  }

  /** The pairing `newer` is the same sender's new phone. */
  async replace(old, newer) {
    await endPairing(this.store, old, 'replaced');
    await this.transport.unsubscribe(old);
    await this.refresh();
    this.goTo(this.pairing(newer));
  }

  async erase(scope) {
    // Off the screen first: it shows what is about to go.
    this.go('home');
    await erase(this.store, scope);
    await this.refresh();
  }

  async erasePacket(key) {
    await erasePacket(this.store, key);
    await this.refresh();
  }

  async setWord(scope, text) {
    const kept = await setWord(this.store, scope, text);
    if (kept) this.wordDraft = '';
    if (kept) await this.refresh();
    return kept;
  }

  async clearWord(scope) {
    await clearWord(this.store, scope);
    await this.refresh();
  }

  /** The screen where a pairing stands. */
  goTo(pairing) {
    this.go({ replied: 'reply', comparing: 'compare', paired: 'sender', refused: 'ended' }[pairing.state], { scope: pairing.scope });
  }

  async open(key) {
    await this.opened(key);
    this.go('entry', { key });
  }

  async opened(key) {
    await this.store.update(({ entries }) => {
      // News and a stand-down are seen on their alert, and so are their own repetitions.
      const seen = entries.filter((row) => !row.opened && (row.key === key || subjectOf(entries, row).key === key));
      return { put: { entries: seen.map((row) => ({ ...row, opened: true })) } };
    });
    await this.refresh();
  }

  async setLanguage(locale) {
    this.text = await loadText(locale, document.baseURI);
    document.documentElement.lang = this.text.locale;
    document.documentElement.dir = this.text.dir;
    document.title = this.text('page-title');
    await this.store.update(() => ({ put: { settings: [{ name: 'locale', value: locale }] } }));
    this.draw();
  }

  // --- what comes from outside -----------------------------------------------------------------

  async refresh() {
    this.data = await this.store.read();
    this.draw();
  }

  /** A phone freezes pages out of sight; what the worker stored meanwhile was not told to this one. */
  async catchUp() {
    const keys = (data) => data.entries.map(({ key }) => key).join();
    if (keys(await this.store.read()) !== keys(this.data)) await this.showLatest();
  }

  /** An entry was stored. What matters is shown at once; a doubtful one never takes the place of an alert on the screen. */
  async received(key) {
    await this.refresh();
    const entry = this.data.entries.find((row) => row.key === key);
    const pairing = entry && this.pairing(entry.scope);
    if (!entry) return;
    if (entry.because === 'commitment' || (entry.verdict === 'new' && entry.kind === 'reveal' && pairing?.state === 'comparing')) {
      this.goTo(pairing);
      return;
    }
    const subject = subjectOf(this.data.entries, entry);
    if (entry.verdict === 'new' && this.view.name === 'entry' && this.view.key === subject.key && !isUrgent(entry)) {
      await this.opened(subject.key);
    } else if (entry.verdict === 'new' && this.mayTakeScreen(entry)) {
      // A doubt that came at the same moment stays in sight.
      const { news } = this;
      await this.open(subject.key);
      this.news = news;
      this.draw();
    } else {
      this.news = entry;
      this.draw();
    }
  }

  /** What can wait never takes the place of an alert, nor of what the person is doing; a loud drill only of the latter. */
  mayTakeScreen(entry) {
    if (isUrgent(entry)) return true;
    const loud = entry.kind === 'drill' && entry.body.loud;
    return this.view.name === 'home' || (loud && !isUrgent(this.data.entries.find((row) => row.key === this.view.key)));
  }

  async openLink() {
    if (!location.hash) return false;
    const link = decodeLink(location.hash);
    // The link is for one use, and does not belong in the browser's history.
    history.replaceState(null, '', location.pathname + location.search);
    await this.openPasted(link);
    return true;
  }

  async showLatest() {
    await this.refresh();
    const unopened = this.data.entries.filter((row) => !row.opened && row.verdict === 'new' && row.kind !== 'reveal').sort((a, b) => b.arrived - a.arrived);
    const waiting = this.data.pairings.find((row) => row.state === 'comparing') ?? this.data.pairings.find((row) => row.state === 'replied');
    const next = unopened.find(isUrgent) ?? unopened[0];
    if (next) await this.open(subjectOf(this.data.entries, next).key);
    else if (waiting) this.goTo(waiting);
    else this.go('home');
  }

  // --- drawing ---------------------------------------------------------------------------------

  draw() {
    if (!this.text) return;
    this.timed = [];
    const main = element('main', { 'data-view': this.view.name });
    main.append(...(this.news ? [this.newsBanner()] : []), ...screens[this.view.name](this, this.view, main));
    document.getElementById('app').replaceChildren(...(this.practice ? [this.say('p', 'practice-band', {}, { class: 'practice' })] : []), this.header(), main);
  }

  /** A node whose words depend on the time of day ("4 minutes ago") and are kept true while it is shown. */
  timedText(words) {
    const node = element('span', {}, words());
    this.timed.push(() => { node.textContent = words(); });
    clearInterval(this.timer);
    this.timer = setInterval(() => {
      if (this.timed.length === 0) clearInterval(this.timer);
      for (const renew of this.timed) renew();
    }, 30000);
    return node;
  }

  header() {
    const atHome = this.view.name === 'home';
    const title = this.say('span', 'header-title', {}, { class: 'title' });
    const choose = element('select', { 'aria-label': this.text('header-language'), change: (event) => this.setLanguage(event.target.value) },
      languages.map(({ locale, name }) => element('option', { value: locale, lang: locale, selected: locale === this.text.locale }, name)));
    const mark = element('span', { class: 'tile' }, icon('arch'));
    const back = element('button', { class: 'back', 'aria-label': this.text('header-back'), click: () => this.go('home') }, element('span', { class: 'tile' }, icon('back')));
    return element('header', {}, atHome ? mark : back, title, choose);
  }

  newsBanner() {
    const entry = this.news;
    const show = element('button', { class: 'link', click: () => this.open(subjectOf(this.data.entries, entry).key) }, this.text('news-show'));
    return element('div', { class: 'banner', role: 'alert', 'data-news': entry.verdict }, element('span', {}, entryTitle(this, entry)), show);
  }
}

function decodeLink(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return '';
  }
}
