// A long call with its bar. The work goes on when another screen is shown, and says how it ended only where it was begun.
import { call, Refused } from './api.js';
import { element } from './dom.js';

const lookMs = 150;

/**
 * The bar and its line, as a screen's body. `id`: the message with `$percent`; `label`: what the bar is called; `act`: the call; `then`: what
 * follows; `failed`: what follows a refusal, with its words. A screen that is drawn again goes on with the same work.
 */
export async function longWork(phone, view, { id, label, act, then, failed }) {
  const bar = element('progress', { max: '100', value: '0', 'aria-label': label });
  const line = element('p', { role: 'status' }, await phone.message(id, { percent: 0 }));
  Object.assign(view, { bar, line });
  if (!view.begun) {
    view.begun = true;
    work(phone, view, { act, then, failed });
    watch(phone, view, id);
  }
  return [bar, line];
}

async function work(phone, view, { act, then, failed }) {
  const here = (next) => (phone.view === view ? next() : null);
  try {
    const answer = await act();
    view.done = true;
    await here(() => then(answer));
  } catch (error) {
    view.done = true;
    if (!(error instanceof Refused)) throw error;
    if (error.kind === 'ended') phone.tell('ended');
    await here(() => failed(error));
  }
}

async function watch(phone, view, id) {
  while (phone.view === view && !view.done) {
    const { done, total } = await call('job.progress').catch(() => ({ done: 0, total: 0 }));
    const percent = total > 0 ? Math.floor((done / total) * 100) : 0;
    const words = await phone.message(id, { percent });
    view.bar.value = percent;
    view.line.textContent = words;
    await new Promise((resolve) => { setTimeout(resolve, lookMs); });
  }
}

/** A change of the lock that was interrupted goes on, unseen; what stops it again is no news. */
export async function goOnWithLock() {
  if (await call('vault.rekey_pending')) call('vault.finish_rekey').catch(() => {});
}
