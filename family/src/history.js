// How entries belong together: what is news of what, and what is shown as one row. Rules only, no screen.

/** What is about a person who may need help now; the rest can wait. A stand-down counts: it may be what is stopped too early. */
export function isUrgent(entry) {
  return entry?.verdict === 'new' && ['alert', 'update', 'stand-down'].includes(entry.kind);
}

/** The entry under which this one is shown: an alert for its news and its stand-down, the first part of a packet; else itself. */
export function subjectOf(entries, entry) {
  if (entry.verdict !== 'new') return entry;
  const ours = entries.filter((row) => row.verdict === 'new' && row.scope === entry.scope);
  const of = { update: entry.body.of, 'stand-down': entry.body.alert }[entry.kind];
  if (of) return ours.find((row) => row.id === of && ['alert', 'drill', 'test'].includes(row.kind)) ?? entry;
  if (entry.kind === 'packet') return ours.filter((row) => row.body.packet === entry.body.packet).sort((a, b) => a.arrived - b.arrived || (a.key < b.key ? -1 : 1))[0];
  // The same press by push and by text message: the link carries no message id, but the same second.
  if (entry.link) return ours.find((row) => !row.link && row.kind === entry.kind && Math.floor(row.created / 1000) * 1000 === entry.created) ?? entry;
  return entry;
}

/** The news of an alert, latest first. */
export function updatesOf(entries, alert) {
  return about(entries, alert, 'update');
}

/** The stand-downs of an alert, latest first. All of them: one with the right word does not cover one without. */
export function standDownsOf(entries, alert) {
  return about(entries, alert, 'stand-down');
}

/** What the history lists, latest first: a packet once, however many parts it came in. */
export function listed(entries) {
  const shown = entries.filter((entry) => entry.verdict !== 'new' || (entry.kind !== 'reveal' && (entry.kind !== 'packet' || subjectOf(entries, entry) === entry)));
  return shown.sort((a, b) => b.arrived - a.arrived);
}

function about(entries, alert, kind) {
  return entries.filter((row) => row.kind === kind && row.verdict === 'new' && row !== alert && subjectOf(entries, row) === alert).sort((a, b) => b.created - a.created);
}
