// The modules under test, straight from the page's sources, and what they are held against.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** The exports of a module of the page, by file name. */
export function load(name) {
  return import(pathToFileURL(path.join(root, 'family/src', name)));
}

/** The messages of every language's page as { locale: { id: words } }; messages of one line only. */
export function words() {
  const all = {};
  for (const locale of fs.readdirSync(path.join(root, 'locales'))) {
    const file = path.join(root, 'locales', locale, 'family.ftl');
    if (!fs.existsSync(file)) continue;
    const lines = fs.readFileSync(file, 'utf8').matchAll(/^([a-z][a-z0-9-]*) = (.+)$/gm);
    all[locale] = Object.fromEntries(Array.from(lines, ([, id, text]) => [id, text]));
  }
  return all;
}

/** The golden values that the Rust core wrote (docs/wire-format.md). */
export const vectors = JSON.parse(fs.readFileSync(path.join(root, 'tests/vectors/wire/v1.json'), 'utf8'));

/**
 * Every file of golden messages: { name, keys, now, invite, envelopes: [{ name, bytes, now, verdict, late, sealed }],
 * links: [{ name, link, now, verdict, late, kind, location?: { lat, lon, accuracy } }] }; a new file beside v1.json is judged without a change here.
 */
export const golden = fs.readdirSync(path.join(root, 'tests/vectors/wire')).filter((name) => name.endsWith('.json')).sort()
  .map((name) => ({ name, invite: vectors.invite, keys: vectors.keys, ...JSON.parse(fs.readFileSync(path.join(root, 'tests/vectors/wire', name), 'utf8')) }));

/** The page's own source, by file name. */
export const sources = Object.fromEntries(fs.readdirSync(path.join(root, 'family/src')).filter((name) => name.endsWith('.js'))
  .map((name) => [name, fs.readFileSync(path.join(root, 'family/src', name), 'utf8')]));
