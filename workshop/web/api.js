// Speaking with the practice phone: one POST a call, by the façade's own names. Nothing is decided here.

/** What was asked for had been done before. */
const there = 409;
/** The phone's locked part does not open with the practice PIN. */
const closed = 423;
let session = 0;
let device = 'phone';
/** How far the trainer has set the phones' clock ahead, in milliseconds. */
let ahead = 0;

/** A refusal of the core: `kind` and its data, with the words for it in `text` (value, locale, rtl). */
export class Refused extends Error {
  constructor(error) {
    super(error.kind);
    Object.assign(this, error);
  }
}

/** Which practice this is. */
export function practice() {
  return session;
}

/** Begins a practice with fresh phones; gives who is in it: { owner, keeper, pin, language }. */
export async function begin() {
  const cast = await post('/practice/begin', {});
  session = cast.session;
  return cast;
}

/** Joins the practice that goes on, with another phone in this window (`keeper` or `new`); gives who is in it. */
export async function join(which) {
  const cast = await post('/practice/join', {});
  session = cast.session;
  device = which;
  return cast;
}

/** Three more people on the owner's phone, whose pages fail. Gives null once they are there, else the id of what to say. */
export async function addPeople() {
  const response = await fetch('/practice/people', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ session }) });
  if (response.ok || response.status === there) return null;
  return response.status === closed ? 'more-closed' : 'more-failed';
}

/** Shows a code to the other phone, in place of its camera. `kind`: offer, challenge, request or answer. */
export async function hand(kind, text) {
  await fetch('/practice/hand', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ session, kind, text }) });
}

/** What the other phone shows: { text } of that kind or null, { kinds } of all that is shown, or { ended }. */
export function take(kind = null) {
  return post('/practice/take', { session, kind });
}

/** Calls `<object>.<method>` with arguments by name; gives the answer or throws Refused. */
export async function call(method, args = {}) {
  const { ok, error } = await post(`/${device}/${method}`, { session, args });
  if (error) throw new Refused(error);
  return ok;
}

/** Ends the practice: the program stops and removes everything. */
export async function end() {
  await fetch('/practice/end', { method: 'POST' });
}

/** The address of a document's bytes; they come only while the vault is open. */
export function documentUrl(id) {
  return `/document/${device}/${session}/${encodeURIComponent(id)}`;
}

/** The address of something that was put in while the vault was locked. */
export function captureUrl(id) {
  return `/capture/${device}/${session}/${encodeURIComponent(id)}`;
}

/** The address of a printed keeper's page. */
export function sheetUrl(keeper) {
  return `/sheet/${device}/${session}/${keeper}`;
}

/** The address of the copy that was made last. */
export function copyUrl() {
  return `/copy/${device}/${session}`;
}

/** Gives a file of this computer to the phone; gives whether it took it. */
export async function choose(file) {
  const response = await fetch(copyUrl(), { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file });
  return response.ok;
}

/** The address of a page to print. `what`: wallet, card, handout, directory, packet or plan; `fields`: ids and tags, none of which needs escaping. */
export function printUrl(what, fields) {
  const query = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `${name}=${value}`).join('&');
  return `/print/${device}/${session}/${what}?${query}`;
}

/** The address of a note as a text file. */
export function noteUrl(id, english) {
  return `/note/${device}/${session}/${encodeURIComponent(id)}${english ? '?english' : ''}`;
}

/** Gives the phone a file with new words; gives what became of it, or throws Refused. */
export async function installPack(file) {
  const response = await fetch(`/install/${device}/${session}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file });
  if (!response.ok) throw new Error(`pack: ${response.status}`);
  const { ok, error } = await response.json();
  if (error) throw new Refused(error);
  return ok;
}

/** The address of a practice file with new words, by its name. */
export function packUrl(name) {
  return `/pack/${session}/${name}`;
}

/** What day it is on the phones: milliseconds since 1970, or null for today. */
export async function setClock(wished) {
  await fetch('/practice/clock', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ session, now_ms: wished }) });
  ahead = wished === null ? 0 : wished - Date.now();
}

/** What a phone's own clock says. */
export function now() {
  return Math.round(Date.now() + ahead);
}

/** A text out of the vault. */
export async function fetchText(path) {
  const response = await fetch(path);
  return response.ok ? response.text() : '';
}

export async function fetchJson(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function post(path, body) {
  const response = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}
