// What the page remembers, on this device only. Two forms with the same methods: IndexedDB for the page and
// its worker, plain memory for practice and tests.
//
//   pairings, by scope: { scope, state, sender, commitment, expires, created, reply, transcript, keys, pictures }
//     state: 'replied' -> 'comparing' -> 'paired', or 'refused' (no keys any more) with refusedBecause
//     compared is true once the pictures were, word is the verifier of a family word (word.js), answered the last
//     counter used for an answer (answers.js)
//   entries, by key, the history: see receive.js
//   packets, by key, what was shared in parts: see packet.js
//   settings, by name: { name, value }

const version = 2;
const tables = { pairings: 'scope', entries: 'key', packets: 'key', settings: 'name' };

/** The store in IndexedDB; opens it at first use and again after the browser has closed it. */
export function openStore(name = 'amparo') {
  let opening = null;
  const database = () => {
    opening ??= connect(name, () => { opening = null; });
    return opening;
  };
  return {
    async read() {
      return readAll((await database()).transaction(Object.keys(tables)));
    },
    /**
     * Runs `decide(data)` on everything that is stored, and writes the rows it gives back, in one transaction, so that the
     * page and the worker cannot overtake each other. `decide` must not wait for anything: IndexedDB would close the transaction.
     * It gives { put: { pairings, entries, packets, settings }, remove: { … keys }, result }, all optional. Resolves to `result` after the commit.
     */
    async update(decide) {
      const transaction = (await database()).transaction(Object.keys(tables), 'readwrite');
      const done = finished(transaction);
      const { put = {}, remove = {}, result } = decide(await readAll(transaction));
      for (const table of Object.keys(tables)) {
        for (const row of put[table] ?? []) transaction.objectStore(table).put(row);
        for (const key of remove[table] ?? []) transaction.objectStore(table).delete(key);
      }
      await done;
      return result;
    },
  };
}

/** The same in memory: gone when the page is closed. */
export function makeMemoryStore() {
  const data = Object.fromEntries(Object.keys(tables).map((table) => [table, new Map()]));
  const read = () => Object.fromEntries(Object.keys(tables).map((table) => [table, [...data[table].values()]]));
  return {
    async read() {
      return read();
    },
    async update(decide) {
      const { put = {}, remove = {}, result } = decide(read());
      for (const [table, key] of Object.entries(tables)) {
        for (const row of put[table] ?? []) data[table].set(row[key], row);
        for (const gone of remove[table] ?? []) data[table].delete(gone);
      }
      return result;
    },
  };
}

/** The value of a setting in what `read` gave, or `otherwise`. */
export function setting(data, name, otherwise) {
  return data.settings.find((row) => row.name === name)?.value ?? otherwise;
}

function connect(name, onClose) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const db = request.result;
      for (const [table, keyPath] of Object.entries(tables)) {
        if (!db.objectStoreNames.contains(table)) db.createObjectStore(table, { keyPath });
      }
    };
    request.onsuccess = () => {
      const db = request.result;
      db.onclose = onClose;
      db.onversionchange = () => {
        db.close();
        onClose();
      };
      resolve(db);
    };
    request.onerror = () => {
      onClose();
      reject(request.error);
    };
  });
}

async function readAll(transaction) {
  const names = Object.keys(tables);
  const rows = await Promise.all(names.map((table) => answered(transaction.objectStore(table).getAll())));
  return Object.fromEntries(names.map((table, i) => [table, rows[i]]));
}

function answered(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}
