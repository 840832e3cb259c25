// The workshop's own words in each language of the strip, and the language to begin in.
import { fetchJson } from './api.js';

export const languages = ['en', 'es'];

/** All words by language; also in the one that was asked for at the start (`cargo demo -- --lang …`). */
export async function loadWords({ language }) {
  const tags = [...new Set([...languages, language].filter(Boolean))];
  const loaded = await Promise.all(tags.map((tag) => fetchJson(`/words/${tag}`)));
  return Object.fromEntries(tags.map((tag, i) => [tag, loaded[i]]));
}

export function firstLanguage({ language }) {
  const wished = navigator.languages.map((tag) => tag.split('-')[0]);
  return language ?? wished.find((tag) => languages.includes(tag)) ?? 'en';
}

/** Marks the page with the phone's language and direction; gives the words in it. */
export function speakAs(phone, words) {
  document.documentElement.lang = phone.language;
  document.documentElement.dir = phone.rtl ? 'rtl' : 'ltr';
  phone.words = words[phone.language] ?? words.en;
  return phone.words;
}
