// Capture while locked: a photo or a note goes in without the PIN, and is looked through after it.
import { call, captureUrl } from './api.js';
import { ask, lockKey } from './ask.js';
import { button, element } from './dom.js';
import { content } from './screen-papers.js';

/** The practice camera: it always sees the same invented paper. */
export async function photoScreen(phone, view) {
  const t = await phone.screen('vault');
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const take = () => phone.attempt(status, async () => {
    await call('shell.photo');
    phone.tell('captured');
    await phone.go('pin', { ...view.then, added: true });
  });
  return {
    title: phone.words['camera-title'],
    back: () => phone.go('pin', view.then),
    end: null,
    body: [
      element('img', { class: 'paper', src: '/web/practice-photo.png', alt: phone.words['camera-note'] }),
      element('p', { class: 'q' }, phone.words['camera-note']),
      element('p', { class: 'second' }, t['vault-locked-add']), status],
    footer: [button(phone.words['camera-take'], take)],
  };
}

export async function noteScreen(phone, view) {
  const t = await phone.screen('vault');
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const field = element('textarea', { id: 'written', class: 'words', rows: '6', dir: 'auto', autocomplete: 'off', input: () => { save.disabled = field.value.trim() === ''; } });
  const save = button(t['vault-locked-add-note'], () => phone.attempt(status, async () => {
    await call('vault.capture_note', { text: field.value.trim() });
    phone.tell('captured');
    await phone.go('pin', { ...view.then, added: true });
  }));
  save.disabled = true;
  return {
    title: t['vault-add-note'],
    back: () => phone.go('pin', view.then),
    end: null,
    body: [element('label', { class: 'second', for: 'written' }, t['vault-locked-add']), field, status],
    footer: [save],
  };
}

/** What was added, one by one: keep it, or throw it away. */
export async function capturesScreen(phone) {
  const [t, captures] = await Promise.all([phone.screen('vault', 'lock'), call('vault.captures')]);
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const again = () => phone.go(captures.length > 1 ? 'captures' : 'family');
  const item = async (found) => {
    const { id, damaged, note, added_ms: added } = found;
    const name = found.name || t['vault-captured'];
    const keep = () => phone.attempt(status, async () => {
      await call('vault.keep_capture', { id });
      phone.tell('kept');
      await again();
    });
    const discard = () => ask(phone, {
      title: t['vault-captured-discard-sure'],
      yes: t['vault-captured-discard-yes'],
      act: async () => {
        await call('vault.discard_capture', { id });
        await again();
      },
    });
    return element('section', { class: 'added-item' },
      damaged ? element('p', {}, t['vault-captured-damaged']) : await content(captureUrl(id), note ? 'text/plain' : found.media_type, name),
      !damaged && element('p', {}, !note && element('b', { dir: 'auto' }, found.name), element('small', {}, t['vault-captured'], ' · ', phone.day(added), ' ', phone.clock(added))),
      element('div', { class: 'two' },
        !damaged && button(t['vault-captured-keep'], keep),
        button(t['vault-captured-discard'], discard, 'primary quiet')));
  };
  return {
    title: t['vault-captured'],
    back: () => phone.go('family'),
    end: lockKey(phone, t),
    body: [element('p', { class: 'second' }, t['vault-captured-hint']), status, ...await Promise.all(captures.map(item))],
  };
}
