// The pseudo-locale ar-XB for pictures: the page's English words drawn right to left, as core/text does it for the phone. A release has no such
// language; the test server hands these words out in place of the English ones.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const open = '\u200f\u202e';
const close = '\u202c\u200f';

/** What serve() takes as `more`, so that the page in `folder` stands right to left. */
export function mirrored(folder) {
  const pack = JSON.parse(fs.readFileSync(path.join(folder, 'text/en.json'), 'utf8'));
  const messages = Object.fromEntries(Object.entries(pack.messages).map(([id, parts]) => [id, mirror(parts)]));
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'amparo-mirror-')), 'en.json');
  fs.writeFileSync(file, JSON.stringify({ ...pack, dir: 'rtl', messages }));
  return { 'text/en.json': file };
}

function mirror(part) {
  if (typeof part === 'string') return part.replaceAll(/\S+/g, (word) => `${open}${word}${close}`);
  if (Array.isArray(part)) return part.map(mirror);
  if (part.cases) return { ...part, cases: Object.fromEntries(Object.entries(part.cases).map(([name, parts]) => [name, mirror(parts)])) };
  return part;
}
