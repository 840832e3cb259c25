// Speaking with the practice phone: one POST a call, by the façade's own names. Nothing is decided here.

let session = 0;

/** A refusal of the core: `kind` and its data, with the words for it in `text` (value, locale, rtl). */
export class Refused extends Error {
  constructor(error) {
    super(error.kind);
    Object.assign(this, error);
  }
}

/** Begins a practice with a fresh phone; gives who is in it: { owner, pin }. */
export async function begin() {
  const cast = await post('/practice/begin', {});
  session = cast.session;
  return cast;
}

/** Calls `<object>.<method>` with arguments by name; gives the answer or throws Refused. */
export async function call(method, args = {}) {
  const { ok, error } = await post(`/phone/${method}`, { session, args });
  if (error) throw new Refused(error);
  return ok;
}

/** Ends the practice: the program stops and removes everything. */
export async function end() {
  await fetch('/practice/end', { method: 'POST' });
}

/** The address of a document's bytes; they come only while the vault is open. */
export function documentUrl(id) {
  return `/document/${session}/${encodeURIComponent(id)}`;
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
