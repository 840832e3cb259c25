// What stands on the screens, in every language: who reads which line, and the sentences that may never be missing or there.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load, sources, words } from './page.mjs';
import { alertBody, id, makePhone, now, storeOf, typedWord } from './phone.mjs';
import { appOf, draw, locales } from './screen.mjs';

const { receive, receiveLink, refused } = await load('receive.js');
const { setWord } = await load('manage.js');
const { subjectOf } = await load('history.js');
const { entryScreen } = await load('screens-entry.js');
const { endedScreen, pairedScreen } = await load('screens-pair.js');
const { homeScreen } = await load('screens-home.js');
const { senderScreen } = await load('screens-sender.js');

const hotline = '888-624-4752';
const place = { location: { lat: 34.05, lon: -118.24, accuracy_m: 1000 } };
const filled = (locale, message, values) => words()[locale][message].replaceAll(/\{ \$([a-z]+) \}/g, (_, name) => values[name]);

/** The entry screens of what `messages` ([kind, body, options]) leave, one a language, of the last one’s subject. */
async function screens(messages, { state = 'paired', word, prepare } = {}) {
  const phone = await makePhone({ state });
  const store = await storeOf(phone);
  if (word) await setWord(store, phone.pairing.scope, word);
  let last;
  for (const [kind, body, options] of messages) last = (await receive(store, await phone.seal(kind, body, options), { now, scope: phone.pairing.scope })).entry;
  await prepare?.(store, phone);
  const { entries } = await store.read();
  const { key } = subjectOf(entries, entries.find((row) => row.key === last.key));
  return Promise.all(locales.map(async (locale) => ({ locale, say: (message, values = { sender: 'María' }) => filled(locale, message, values), ...draw(await appOf(store, locale), entryScreen, { key }) })));
}

test('nobody named: call her, then the line; do not go, do not pay', async () => {
  for (const { text, links, say } of await screens([['alert', alertBody(place)]])) {
    for (const message of ['advice-call', 'advice-hotline', 'advice-not-go', 'advice-not-pay', 'advice-source', 'origin-press']) assert.ok(text.includes(say(message)), message);
    assert.ok(text.includes(hotline) && text.includes('34.05'));
    assert.deepEqual(links, ['tel:+18886244752']);
  }
});

test('who calls reads "you", the others the one sentence and no number to call', async () => {
  for (const { text, links, say } of await screens([['alert', alertBody({ lead: '' })]])) {
    assert.ok(text.includes(say('lead-you')) && text.includes(hotline) && links.length === 1);
  }
  for (const { text, links, say, locale } of await screens([['alert', alertBody({ lead: 'Ana', role: 3 })]])) {
    assert.ok(text.includes(say('lead-other', { lead: 'Ana' })));
    assert.ok(text.includes(say('role-lawyer')) && text.includes(say('advice-not-pay')));
    assert.ok(!text.includes(hotline) && !text.includes(say('advice-call')) && links.length === 0);
    if (locale === 'en') assert.match(text, /Ana calls\. Do not call the line\. Do not go there\./);
  }
});

test('each role has its line, above time and place', async () => {
  for (const [role, name] of [[1, 'spouse'], [2, 'school'], [3, 'lawyer'], [4, 'far']]) {
    for (const { text, say, main } of await screens([['alert', alertBody({ role })]])) {
      assert.ok(text.indexOf(say(`role-${name}`)) < text.indexOf(say('origin-press')) && text.includes(say(`role-${name}`)), name);
      assert.equal(main.dataset.role, name);
    }
  }
});

test('a child reads whom to call: no place, no errand, no number, no other step', async () => {
  for (const lead of [undefined, '', 'Ana']) {
    const messages = [['alert', alertBody({ role: 5, ...place, ...(lead === undefined ? {} : { lead }) }), { messageId: new Uint8Array(16).fill(1) }], ['update', alertBody({ of: id(1), ...place })]];
    for (const { text, links, say } of await screens(messages)) {
      assert.ok(text.includes(lead ? say('role-child-lead', { lead }) : say('role-child')));
      for (const message of ['advice-title', 'advice-hotline', 'advice-not-go', 'advice-not-pay', 'lead-you']) assert.ok(!text.includes(say(message)), message);
      assert.ok(!text.includes('34.05') && !text.includes(hotline) && links.length === 0);
    }
  }
});

test('a drill is practice in plain sight, and offers no line to ring', async () => {
  for (const loud of [true, false]) {
    for (const { text, links, say, find } of await screens([['drill', alertBody({ loud, role: 1, lead: '' })]])) {
      assert.ok(text.includes(say('drill-band')) && text.includes(say('drill-nothing')) && text.includes(say('kind-drill-title')));
      assert.ok(text.indexOf(say('advice-title-practice')) < text.indexOf(say('lead-you')), 'what to do stands under "if it were real"');
      assert.ok(!text.includes(say('advice-title')) && links.length === 0);
      assert.equal(find('data-drill').attributes['data-drill'], loud ? 'loud' : 'gentle');
    }
  }
});

test('a test asks for nothing', async () => {
  for (const { text, links, say } of await screens([['test', alertBody({ lead: '' })]])) {
    assert.ok(text.includes(say('kind-test-title')) && !text.includes(say('advice-title')) && links.length === 0);
  }
});

test('news stands under its alert, latest first, with its own doubt', async () => {
  const messageId = new Uint8Array(16).fill(1);
  const messages = [['alert', alertBody({ text: 'first' }), { messageId }], ['update', alertBody({ of: id(1), text: 'older news' }), { created: now - 3_600_000, expires: now }], ['update', alertBody({ of: id(1), text: 'newest news', lead: 'Ana' })]];
  for (const { text, say, main } of await screens(messages)) {
    assert.ok(text.includes('first') && text.indexOf('newest news') < text.indexOf('older news') && text.includes(say('updates-title')));
    assert.ok(text.includes(say('lead-other', { lead: 'Ana' })), 'the latest word on who calls');
    assert.deepEqual(main.all.map(({ attributes }) => attributes['data-update']).filter(Boolean), ['ok', 'late']);
  }
  for (const { text, say } of await screens([['update', alertBody({ of: id(9), text: 'alone' })]])) assert.ok(text.includes(say('alert-not-here')) && text.includes('alone') && text.includes(say('advice-call')));
});

test('every stand-down says to hear the voice first; the word decides nothing', async (t) => {
  const messageId = new Uint8Array(16).fill(1);
  const cases = [
    [undefined, 'mango', null], [undefined, undefined, null],
    ['mango', ' MANGO ', 'word-right'], ['mango', 'papaya', 'word-miss'], ['mango', '', 'word-miss'], ['mango', undefined, 'word-miss'],
  ];
  for (const [word, typed, line] of cases) {
    for (const withAlert of [true, false]) {
      await t.test(`${word} ${typed} ${withAlert}`, async () => {
        const safe = ['stand-down', { alert: id(1), ...(typed === undefined ? {} : { word: typedWord(typed) }) }];
        for (const { text, say, locale } of await screens([...(withAlert ? [['alert', alertBody(), { messageId }]] : []), safe], { word })) {
          assert.ok(text.includes(say('stand-down-voice')));
          for (const message of ['word-right', 'word-miss']) assert.equal(text.includes(say(message)), message === line, `${locale} ${message}`);
          if (line) assert.ok(text.includes(say('advice-not-pay')));
          assert.doesNotMatch(text, /fraud|proven|probado|confirmed safe|papaya|mango/i);
        }
      });
    }
  }
});

test('of two stand-downs the one with the right word does not cover the other', async () => {
  const safe = (word) => ['stand-down', { alert: id(1), word: typedWord(word) }];
  for (const { text, say } of await screens([['alert', alertBody(), { messageId: new Uint8Array(16).fill(1) }], safe('other'), safe('mango')], { word: 'mango' })) {
    assert.ok(text.includes(say('word-right')) && text.includes(say('word-miss')) && text.includes(say('stand-down-voice')));
  }
});

test('a new number is shown, to be called and listened to', async () => {
  for (const { text, links, say } of await screens([['number-changed', { number: '+12135550199' }]])) {
    assert.ok(text.includes('+12135550199') && text.includes(say('number-check')) && text.includes(say('number-until')));
    assert.deepEqual(links, ['tel:+12135550199']);
  }
});

test('a packet stays closed until it is asked for, and its text is text', async () => {
  const { createHash } = await import('node:crypto');
  const data = Buffer.from('<b>Name: María</b> A-number');
  const part = { id: id(1), part: 0, of: 1, name: 'p.txt', type: 'text/plain', size: data.length, sha256: createHash('sha256').update(data).digest('base64url'), data: data.toString('base64url') };
  for (const { text, say, main } of await screens([['packet', part]])) {
    assert.ok(text.includes('p.txt') && text.includes(say('packet-show')) && text.includes(say('packet-save')) && !text.includes('A-number'));
    assert.ok(!main.all.some(({ tag }) => tag === 'pre'));
  }
  const phone = await makePhone();
  const store = await storeOf(phone);
  const { entry } = await receive(store, await phone.seal('packet', part), { now, scope: '' });
  const { main } = draw(await appOf(store), entryScreen, { key: entry.key, shown: true });
  assert.deepEqual(main.all.filter(({ tag }) => tag === 'pre').map(({ children }) => children), [[data.toString()]], 'one piece of text, no markup');
  for (const { text, say } of await screens([['packet', { ...part, of: 2, size: 2000 }]])) assert.ok(text.includes(say('packet-partial', { sender: 'María', here: 1, total: 2 })));
  for (const { text, say } of await screens([['packet', { ...part, size: 1 }]])) assert.ok(text.includes(say('packet-broken')));
});

test('an ended pairing says who ended it, and what it said before is not called doubtful', async () => {
  const revoked = await screens([['alert', alertBody()], ['revoke', {}]]);
  for (const { text, say } of revoked) for (const message of ['kind-revoke-title', 'ended-revoked-body', 'ended-revoked-next']) assert.ok(text.includes(say(message)), message);
  const end = (because) => async (store, phone) => store.update((data) => ({ put: { pairings: [refused(data.pairings.find(({ scope }) => scope === phone.pairing.scope), because)] } }));
  for (const [state, because, origin] of [['paired', 'revoked', 'over'], ['paired', 'replaced', 'over'], ['comparing', 'pictures', 'ended']]) {
    for (const { find } of await screens([['alert', alertBody()]], { state, prepare: end(because) })) assert.equal(find('data-origin').attributes['data-origin'], origin);
  }
  const phone = await makePhone();
  for (const because of ['pictures', 'commitment', 'revoked', 'forgotten', 'replaced']) {
    const store = await storeOf({ pairing: refused(phone.pairing, because) });
    for (const locale of locales) {
      const { text } = draw(await appOf(store, locale), endedScreen, { scope: phone.pairing.scope });
      assert.ok(text.includes(filled(locale, `ended-${because}-title`, { sender: 'María' })));
      assert.equal(text.includes(filled(locale, 'ended-next', { sender: 'María' })), ['pictures', 'commitment'].includes(because));
    }
  }
});

test('links: an old pairing is told to pair again, a stranger’s reader where else to paste it', async () => {
  const old = await makePhone({ without: ['sms', 'answer'] });
  for (const [phones, sender, message] of [[[old], old, 'entry-old-pairing-body'], [[], old, 'entry-unknown-sender-body']]) {
    const store = await storeOf(...phones);
    const { entry } = await receiveLink(store, await sender.link(), { now });
    for (const locale of locales) {
      const { text } = draw(await appOf(store, locale), entryScreen, { key: entry.key });
      assert.ok(text.includes(filled(locale, message, {})) && text.includes(filled(locale, 'entry-link-elsewhere', {})));
    }
  }
});

test('the sender’s screen: word, old phone, and no button that claims to tell the phone', async () => {
  const older = await makePhone({ created: now - 1000 });
  const fresh = await makePhone();
  const store = await storeOf(older, fresh);
  for (const locale of locales) {
    const app = await appOf(store, locale);
    const say = (message) => filled(locale, message, { sender: 'María' });
    const { text, find } = draw(app, senderScreen, { scope: fresh.pairing.scope });
    for (const message of ['word-what', 'leave-how', 'leave-forget', 'replace-ask']) assert.ok(text.includes(say(message)), message);
    assert.equal(find('data-replaces').attributes['data-replaces'], older.pairing.scope);
    assert.equal(draw(app, senderScreen, { scope: older.pairing.scope }).find('data-replaces'), undefined);
    assert.ok(draw(app, pairedScreen, { scope: fresh.pairing.scope }).find('data-replaces'));
    assert.ok(draw(app, homeScreen, {}).text.includes(say('home-another')));
  }
});

test('every sentence that the page names is there', () => {
  const english = words().en;
  for (const [name, source] of Object.entries(sources)) {
    for (const [, message] of source.matchAll(/(?:say\('[a-z0-9]+', |app\.text\()'([a-z0-9-]+)'/g)) assert.ok(message in english, `${name}: ${message}`);
  }
});
