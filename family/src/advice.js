// What to do about an alert, by what the sender asked of this reader. The sentences and the number are traced in docs/content/family-facts.md.
import { element } from './dom.js';

const hotline = { shown: '888-624-4752', dialled: 'tel:+18886244752' };

/** { role, lead }: what the sender last asked of this reader. A lead of '' is the reader, a name is somebody else's, none is nobody's. */
export function taskOf(entry, news) {
  const said = (field) => [...news, entry].map(({ body }) => body[field]).find((value) => value !== undefined);
  return { role: said('role') ?? 'other', lead: said('lead') };
}

/** One or two short lines that stand on top. */
export function taskLines(app, { role, lead }) {
  const ids = role === 'child'
    ? [lead ? 'role-child-lead' : 'role-child']
    : [lead === '' ? 'lead-you' : lead && 'lead-other', role === 'other' ? null : `role-${role}`];
  const lines = ids.filter(Boolean).map((id) => app.say('span', id, { lead: lead ?? '' }, { 'data-task': id }));
  return lines.length > 0 ? [element('div', { class: 'banner task' }, lines)] : [];
}

/** The first ten minutes. A child has its one line and nothing else; who is not the one that calls is given no number to call. */
export function advice(app, sender, { role, lead }, practice) {
  const lines = practice ? [app.say('h2', 'advice-title-practice'), ...taskLines(app, { role, lead })] : [];
  if (role === 'child') return lines;
  const step = (mark, kind, ...words) => element('li', { class: kind }, element('i', { 'aria-hidden': 'true' }, mark), element('span', {}, words));
  const number = () => element('b', { class: 'nb', dir: 'ltr' }, hotline.shown);
  const calls = !lead;
  return [
    ...(practice ? lines : [app.say('h2', 'advice-title')]),
    element('ul', { class: 'steps' }, [
      calls && step(app.text.number(1), 'do', app.say('span', 'advice-call', { sender })),
      calls && step(app.text.number(2), 'do', app.say('span', 'advice-hotline'), ' ', number(), ' ', app.say('small', 'advice-hotline-note')),
      calls && step('✕', 'dont', app.say('span', 'advice-not-go')),
      step('✕', 'dont', app.say('span', 'advice-not-pay'))]),
    app.say('p', calls ? 'advice-source' : 'advice-source-short', {}, { class: 'note' }),
    // Practice never rings the line.
    calls && !practice ? element('footer', {}, element('a', { class: 'primary quiet', href: hotline.dialled }, app.say('span', 'advice-hotline-button'))) : null,
  ];
}
