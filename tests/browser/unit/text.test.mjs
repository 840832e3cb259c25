// Words: the runtime's handling of values and numbers, the choice of language, and that both languages name 64 different pictures.
import assert from 'node:assert/strict';
import test from 'node:test';
import { load, words } from './page.mjs';

const { makeText, negotiate } = await load('text.js');
const { pictureIds } = await load('pictures.js');
const { drawings } = await load('drawings.js');
const languages = Object.entries(words());
const plain = (text) => text.replaceAll(/[\u2068\u2069]/g, '');

test('values are filled in and isolated, numbers choose their case', () => {
  const count = { select: 'n', cases: { 0: 'none', one: [{ var: 'n' }, ' thing'], other: [{ var: 'n' }, ' things'] }, other: 'other' };
  const text = makeText({ locale: 'en', dir: 'ltr', english: [], messages: { hello: ['Hello ', { var: 'name' }, '.'], count: [count] } });
  assert.equal(text('hello', { name: 'אנה' }), 'Hello \u2068אנה\u2069.');
  assert.deepEqual([0, 1, 2000].map((n) => plain(text('count', { n }))), ['none', '1 thing', '2,000 things']);
});

test('a missing translation is English and says so', () => {
  const text = makeText({ locale: 'ar', dir: 'rtl', english: ['b'], messages: { a: 'أ', b: 'bee' } });
  assert.deepEqual([text.dir, text.lang('a'), text.lang('b'), text('b')], ['rtl', 'ar', 'en', 'bee']);
});

test('language is chosen by the person’s own order', () => {
  assert.equal(negotiate(['es-MX', 'en'], ['en', 'es']), 'es');
  assert.equal(negotiate(['ko', 'es-419'], ['en', 'es']), 'es');
  assert.equal(negotiate(['zh-Hant-TW'], ['en', 'es']), 'en');
  assert.equal(negotiate([], ['en', 'es']), 'en');
});

test('every language names every picture, no two alike, and each has its own drawing', () => {
  assert.equal(pictureIds.length, 64);
  assert.deepEqual(Object.keys(drawings), pictureIds);
  assert.equal(new Set(Object.values(drawings)).size, 64);
  assert.ok(languages.length >= 2);
  for (const [locale, messages] of languages) {
    const names = pictureIds.map((id) => messages[`picture-${id}`].toLowerCase());
    assert.equal(new Set(names).size, 64, locale);
  }
});

test('notifications name nobody and say nothing of papers', () => {
  for (const [locale, messages] of languages) {
    const notices = Object.entries(messages).filter(([id]) => id.startsWith('notice-'));
    assert.ok(notices.length >= 10);
    for (const [id, sentence] of notices) {
      assert.doesNotMatch(sentence, /[{}]/, `${locale} ${id} takes no value`);
      assert.doesNotMatch(sentence, /\b(ice|migra|papers|papeles|status|estatus|a-number|detain|deten|help|ayuda|alert|aviso)/i);
    }
  }
});
