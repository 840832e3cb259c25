// Which neutral notification belongs to an entry. Its words name nobody and nothing: a locked screen shows them to anyone.

/** 'open' for what must be seen now, 'quiet' for what can wait, 'doubt' for what could not be verified, 'update' for a page too old. */
export function noticeFor(entry) {
  if (entry.verdict === 'newer-version') return 'update';
  if (entry.verdict === 'old-copy') return 'quiet';
  if (entry.verdict !== 'new') return 'doubt';
  if (entry.kind === 'drill') return entry.body.loud ? 'practice-loud' : 'practice';
  return ['alert', 'update', 'stand-down'].includes(entry.kind) ? 'open' : 'quiet';
}

/** How it comes: every push is seen, but only what cannot wait (or is to be practised like that) makes itself heard. */
export function mannerOf(notice) {
  const stays = notice === 'open' || notice === 'practice-loud';
  const gentle = notice === 'quiet' || notice === 'practice';
  return { tag: `amparo-${notice}`, requireInteraction: stays, renotify: !gentle, silent: gentle };
}
