// Seal, planned ahead, and what the phone shows afterwards. The warning stands first and is the core's, word for word.
import { call } from './api.js';
import { ask, lockKey } from './ask.js';
import { practiceOnly } from './codes.js';
import { button, element, tile } from './dom.js';

export async function sealScreen(phone) {
  const [t, keepers, captures, words] = await Promise.all([
    phone.screen('seal', 'keeper', 'vault', 'lock'), call('vault.keepers'), call('vault.captures'), call('vault.seal_words'),
  ]);
  const counted = keepers.filter(({ counts }) => counts).length;
  const seal = async () => {
    await call('vault.seal');
    phone.tell('sealed');
    await phone.go('sealed');
  };
  const start = () => ask(phone, { title: t['seal-sure'], lines: [t['seal-warning']], yes: t['seal-yes'], act: seal });
  phone.tell('seal-read');
  return {
    title: t['seal-title'],
    back: () => phone.go('keepers'),
    end: lockKey(phone, t),
    column: true,
    body: [
      element('p', { class: 'ban strong', id: 'seal-warning' }, t['seal-warning']),
      counted > 0
        ? element('p', { class: 'pill' }, `✓ ${await phone.message('seal-keepers', { count: counted })}`)
        : element('p', { class: 'pill w' }, t['seal-needs-keeper']),
      element('p', {}, t['seal-what']), element('p', {}, words.keeps), element('p', { class: 'second' }, t['seal-limits']),
      element('p', { class: 'second' }, t['seal-lock']),
      captures.length > 0 && element('p', { class: 'ban' }, t['seal-captured']),
    ],
    footer: [
      captures.length > 0 && button(t['vault-captured'], () => phone.go('captures'), 'primary quiet'),
      counted > 0 ? button(t['seal-start'], start) : button(t['keeper-give'], () => phone.go('give', { step: 'alone' })),
    ],
  };
}

/** The PIN can be tried here, because a room wants to see that it is of no use. */
export async function sealedScreen(phone) {
  const [t, words] = await Promise.all([phone.screen('seal'), call('vault.seal_words')]);
  return {
    title: t['seal-state'],
    back: () => phone.go('home'),
    column: true,
    body: [
      element('div', { class: 'row' }, tile('lock'), element('div', {}, element('b', {}, t['seal-state']), element('small', {}, t['seal-state-hint']))),
      element('p', {}, words.works),
      practiceOnly(phone, phone.words['try-means'], button(phone.words['try-pin'], () => phone.go('pin', { then: 'family', sealed: true }), 'primary quiet')),
    ],
    footer: [button(t['seal-state-reopen'], () => phone.go('reopen', { step: 'how' }))],
  };
}
