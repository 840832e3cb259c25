// A spare key on paper: printing it, and typing it back. Also the six lines of a sheet, for opening again.
import { call, sheetUrl } from './api.js';
import { practiceOnly } from './codes.js';
import { button, element } from './dom.js';

const lineCount = 6;

export const paperSteps = { print: printStep, type: typeStep };

async function printStep({ phone, view, t, status, next }) {
  const print = () => phone.attempt(status, async () => {
    // The tab is opened by the press itself; otherwise a browser takes it for an advertisement.
    const tab = open('about:blank');
    try {
      const keeper = view.keeper ?? (await call('vault.make_sheet', { name: view.name_of, owner: phone.cast.owner, languages: [] })).keeper;
      if (tab) tab.location = sheetUrl(keeper);
      await next('type', { keeper });
    } catch (error) {
      tab?.close();
      throw error;
    }
  });
  return {
    body: [element('p', {}, t['keeper-printed-hint']), element('p', { class: 'ban' }, t['keeper-printed-home']), element('p', { class: 'second' }, t['keeper-printed-printer'])],
    footer: [button(t['keeper-printed-print'], print)],
  };
}

async function typeStep({ phone, view, t, status, next }) {
  const prove = async (identity) => {
    await call('vault.prove_sheet', { keeper: view.keeper, identity });
    phone.tell('keeper-counts');
    await next('done');
  };
  const { form, go } = await sheetLines(phone, status, t['keeper-try'], prove);
  return {
    body: [
      element('p', { class: 'second' }, t['keeper-not-counted-hint']),
      element('p', {}, t['keeper-try-printed']), form.node,
      typeForMe(phone, status, form, { keeper: view.keeper }),
    ],
    footer: [go],
  };
}

/** Nobody in a workshop wants to type six lines. `which`: { keeper }, or {} for whatever sheet lies there. */
export function typeForMe(phone, status, form, which) {
  const act = async () => form.fill(await call('shell.sheet_lines', which));
  return practiceOnly(phone, phone.words['type-means'], button(phone.words['type-for-me'], () => phone.attempt(status, act), 'primary quiet'));
}

/** Six lines as on the sheet; a line with a slip is named. `act` gets the key. */
export async function sheetLines(phone, status, words, act) {
  const numbers = Array.from({ length: lineCount }, (_, i) => i + 1);
  const [labels, wrong] = await Promise.all([
    Promise.all(numbers.map((line) => phone.message('reopen-line', { line }))), Promise.all(numbers.map((line) => phone.message('reopen-line-wrong', { line })))]);
  const fields = numbers.map((line) => element('input', { id: `line-${line}`, class: 'field letters', dir: 'ltr', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', 'aria-describedby': `slip-${line}` }));
  const slips = numbers.map((line) => element('p', { id: `slip-${line}`, class: 'ban', role: 'alert', hidden: true }, wrong[line - 1]));
  const check = async (event) => {
    event.preventDefault();
    status.hidden = true;
    await phone.attempt(status, async () => {
      const read = await call('vault.read_hand_copy', { lines: fields.map(({ value }) => value) });
      numbers.forEach((line, i) => {
        const slip = read.wrong_lines.includes(line);
        slips[i].hidden = !slip;
        fields[i].setAttribute('aria-invalid', String(slip));
      });
      if (read.identity) return act(read.identity);
      const first = read.wrong_lines[0];
      if (first) fields[first - 1].focus();
      else status.replaceChildren((await phone.screen('keeper'))['keeper-try-wrong']);
      status.hidden = Boolean(first);
      return null;
    });
  };
  const node = element('form', { id: 'lines-form', class: 'stack', submit: check },
    numbers.map((line, i) => element('div', { class: 'labelled' }, element('label', { for: `line-${line}` }, labels[i]), fields[i], slips[i])));
  const fill = (lines) => fields.forEach((field, i) => { field.value = lines[i] ?? ''; });
  return { form: { node, fill }, go: element('button', { type: 'submit', form: 'lines-form', class: 'primary' }, words) };
}
