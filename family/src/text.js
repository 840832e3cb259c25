// The words of the page: one compiled file a language (made from locales/*/family.ftl by the Rust crate), and the few lines
// that fill in values. A message is a string, or a list of parts: a string, { var }, or { select, cases, other }.

// Controls, line breaks and direction marks: a name must not be able to rearrange the sentence around it.
const unshowable = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const first = '\u2068'; // isolates keep a value's own direction from turning the sentence around
const last = '\u2069';

/**
 * text(id, values) gives the sentence; text.lang(id) the language it is really in (an untranslated one is English);
 * text.time, text.ago, text.number format for the language. `pack` = { locale, dir, messages, english: [ids] }.
 */
export function makeText(pack) {
  const plural = new Intl.PluralRules(pack.locale);
  const number = new Intl.NumberFormat(pack.locale);
  const english = new Set(pack.english);

  const format = (parts, values) => (typeof parts === 'string' ? parts : parts.map((part) => formatPart(part, values)).join(''));
  const formatPart = (part, values) => {
    if (typeof part === 'string') return part;
    const value = values[part.var ?? part.select];
    if (part.var) return isolated(typeof value === 'number' ? number.format(value) : value);
    const name = [String(value), typeof value === 'number' ? plural.select(value) : null].find((key) => Object.hasOwn(part.cases, key));
    return format(part.cases[name ?? part.other], values);
  };

  const text = (id, values = {}) => format(pack.messages[id], values);
  text.locale = pack.locale;
  text.dir = pack.dir;
  text.lang = (id) => (english.has(id) ? 'en' : pack.locale);
  text.number = (value, options) => new Intl.NumberFormat(pack.locale, options).format(value);
  text.time = (ms, now) => {
    const sameDay = new Date(ms).toDateString() === new Date(now).toDateString();
    return new Intl.DateTimeFormat(pack.locale, sameDay ? { timeStyle: 'short' } : { dateStyle: 'medium', timeStyle: 'short' }).format(ms);
  };
  text.ago = (ms, now) => {
    const relative = new Intl.RelativeTimeFormat(pack.locale, { numeric: 'auto' });
    const minutes = Math.round((ms - now) / 60000);
    if (minutes === 0) return relative.format(0, 'second');
    if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
    const hours = Math.round(minutes / 60);
    return Math.abs(hours) < 24 ? relative.format(hours, 'hour') : relative.format(Math.round(hours / 24), 'day');
  };
  return text;
}

/** `value` with a direction of its own, whatever stands around it. */
export function isolated(value) {
  return `${first}${value}${last}`;
}

/** A name from outside as it may stand in a sentence. */
export function showable(name) {
  return name.replaceAll(unshowable, '').trim();
}

/** The best of `available` (BCP 47) for the wished languages, in their order; English if none fits. */
export function negotiate(wished, available) {
  for (const wish of wished) {
    const exact = available.find((locale) => locale.toLowerCase() === wish.toLowerCase());
    const base = exact ?? available.find((locale) => locale.split('-')[0].toLowerCase() === wish.split('-')[0].toLowerCase());
    if (base) return base;
  }
  return 'en';
}

/** Fetches the compiled words of a language; `where` is the page's or the worker's own address. */
export async function loadText(locale, where) {
  const response = await fetch(new URL(`text/${locale}.json`, where));
  if (!response.ok) throw new Error(`words: ${response.status}`);
  return makeText(await response.json());
}
