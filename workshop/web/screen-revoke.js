// One spare key, and taking it back: what that changes, what it cannot, and the PIN.
import { call } from './api.js';
import { ask, lockKey } from './ask.js';
import { button, element } from './dom.js';
import { longWork } from './progress.js';

/** `id`: the keeper's. */
export async function keeperScreen(phone, view) {
  const [t, keepers] = await Promise.all([phone.screen('keeper', 'lock'), call('vault.keepers')]);
  const found = keepers.find(({ id }) => id === view.id);
  if (!found) return phone.screens.keepers(phone, { name: 'keepers' });
  const { id, name, printed, counts } = found;
  const [added, can, sure] = await Promise.all([
    phone.message('keeper-added', { date: phone.day(found.added_ms) }), phone.message('keeper-can', { name }), phone.message('keeper-revoke-sure', { name })]);
  const last = counts && keepers.filter((keeper) => keeper.counts).length === 1;
  const remove = () => ask(phone, {
    title: sure,
    yes: t['keeper-revoke-yes'],
    act: async () => {
      await call('vault.remove_keeper', { keeper: id });
      await phone.go('keepers', { said: t['keeper-removed'] });
    },
  });
  const revoke = () => (counts ? phone.go('revoke', { step: 'sure', keeper: id, name_of: name, last }) : remove());
  return {
    title: name,
    back: () => phone.go('keepers'),
    end: lockKey(phone, t),
    column: true,
    body: [
      element('p', { class: counts ? 'pill' : 'pill w' }, counts ? `✓ ${t['keeper-counted']}` : t['keeper-not-counted']),
      element('p', { class: 'second' }, t[counts ? 'keeper-counted-hint' : 'keeper-not-counted-hint']),
      element('p', {}, t[printed ? 'keeper-kind-printed' : 'keeper-kind-phone'], ' · ', added),
      element('p', { class: 'ban' }, can),
    ],
    footer: [
      !counts && printed && button(t['keeper-try'], () => phone.go('give', { step: 'type', keeper: id, name_of: name })),
      button(t['keeper-revoke'], revoke, 'primary quiet')],
  };
}

const steps = { sure: sureStep, working: workingStep };

/** `step`; `keeper`; `name_of`; `last`: no other key counts; `pin`; `problem`: why it was not taken back. */
export async function revokeScreen(phone, view) {
  const t = await phone.screen('keeper', 'unlock', 'lock');
  const next = (step, fields = {}) => phone.go('revoke', { keeper: view.keeper, name_of: view.name_of, last: view.last, ...fields, step });
  const parts = await steps[view.step]({ phone, view, t, next });
  return { title: t['keeper-revoke'], back: () => phone.go('keepers'), end: lockKey(phone, t), column: true, ...parts };
}

async function sureStep({ phone, view, t, next }) {
  const values = { name: view.name_of };
  const [sure, limits] = await Promise.all([phone.message('keeper-revoke-sure', values), phone.message('keeper-revoke-limits', values)]);
  const field = element('input', { id: 'revoke-pin', class: 'field', type: 'password', inputmode: 'numeric', autocomplete: 'off', maxlength: '64', input: () => { go.disabled = field.value === ''; } });
  const go = element('button', { type: 'submit', form: 'revoke-form', class: 'primary' }, t['keeper-revoke-yes']);
  go.disabled = true;
  const submit = (event) => {
    event.preventDefault();
    next('working', { pin: field.value });
  };
  return {
    body: [
      view.problem && element('p', { class: 'ban', role: 'alert' }, view.problem),
      element('h2', { class: 'question' }, sure),
      element('p', {}, t['keeper-revoke-changes']), element('p', {}, limits),
      element('p', { class: 'ban' }, t['keeper-revoke-copies']),
      view.last && element('p', { class: 'ban' }, element('b', {}, t['keeper-revoke-last']), ' ', t['keeper-replace-hint']),
      element('form', { id: 'revoke-form', class: 'labelled', submit }, element('label', { for: 'revoke-pin' }, t['unlock-title']), field),
    ],
    footer: [go],
  };
}

async function workingStep({ phone, view, t, next }) {
  return {
    body: await longWork(phone, view, {
      id: 'keeper-revoke-working',
      label: t['keeper-revoke'],
      act: async () => {
        const { keeper, pin } = view;
        // Needed once.
        delete view.pin;
        await call('vault.revoke_keeper', { keeper, pin });
        phone.tell('revoked');
      },
      then: () => phone.go('keepers', { said: t['keeper-revoked'] }),
      failed: ({ text }) => next('sure', { problem: text?.value }),
    }),
  };
}
