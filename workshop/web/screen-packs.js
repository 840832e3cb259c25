// Updates of the words: which are in use, another from a file, and the way back. The core decides; its sentence is shown.
import { call, installPack } from './api.js';
import { button, element, told } from './dom.js';

/** `file`: the name of what was chosen last; `verdict`: what became of it; `gone_back`: the words before are in use again. */
export async function packsScreen(phone, view) {
  const [t, installed, day] = await Promise.all([phone.screen('pack'), call('packs.installed'), call('packs.built_in_day')]);
  const builtIn = await phone.message('pack-built-in-of', { date: phone.isoDay(day) });
  const { pack, previous } = installed;
  const used = pack && await phone.message('pack-in-use', { pack: pack.pack, version: pack.version, date: phone.isoDay(pack.created) });
  const status = element('p', { class: 'ban', role: 'alert', hidden: true });
  const input = element('input', { type: 'file', class: 'only-heard', tabindex: '-1', 'aria-label': t['pack-open-file'], change: () => phone.attempt(status, async () => {
    const [file] = input.files;
    if (!file) return;
    const verdict = await installPack(file);
    phone.tell(verdict.pack ? 'pack-installed' : 'pack-refused');
    await phone.go('packs', { file: file.name, verdict });
  }) });
  const back = (method) => phone.attempt(status, async () => {
    await call(method);
    phone.tell('pack-back');
    await phone.go('packs');
  });
  return {
    title: t['pack-title'],
    back: () => phone.go('rights'),
    column: true,
    body: [
      view.verdict && verdictRow(view),
      status,
      element('p', {}, t['pack-hint']),
      element('div', { class: 'fact', 'data-version': pack?.version ?? 0 }, used ?? t['pack-built-in']),
      element('p', { class: 'second', 'data-built-in': day }, builtIn),
      pack?.out_of_date && element('p', { class: 'ban' }, t['pack-out-of-date']),
      installed.overtaken && element('p', { class: 'ban', 'data-overtaken': installed.overtaken.version }, t['pack-overtaken']),
      installed.damaged && element('p', { class: 'ban' }, t['pack-damaged']),
      input,
    ],
    footer: [
      button(t['pack-open-file'], () => input.click()),
      previous !== null && button(t['pack-go-back'], () => back('packs.roll_back'), 'primary quiet'),
      pack && button(t['pack-use-built-in'], () => back('packs.use_built_in'), 'primary quiet'),
    ],
  };
}

function verdictRow({ file, verdict }) {
  const good = verdict.pack !== null;
  return element('div', { class: good ? 'toast' : 'ban strong', role: 'alert', 'data-refused': verdict.refused },
    element('span', { class: 'file' }, good ? '✓ ' : '✕ ', element('bdi', {}, file)), told('p', verdict.words));
}
