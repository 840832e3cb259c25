// Which neutral notification belongs to an entry. Its words name nobody and nothing: a locked screen shows them to anyone.

/** 'open' for what must be seen now, 'quiet' for what can wait, 'doubt' for what could not be verified, 'update' for a page too old. */
export function noticeFor(entry) {
  if (entry.verdict === 'newer-version') return 'update';
  if (entry.verdict === 'old-copy') return 'quiet';
  if (entry.verdict !== 'new') return 'doubt';
  if (entry.kind === 'drill') return 'practice';
  return ['alert', 'update', 'stand-down'].includes(entry.kind) ? 'open' : 'quiet';
}
