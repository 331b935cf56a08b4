/** Things that this browser keeps under a name; every function rejects where it keeps nothing (private windows). */
export interface BrowserStore {
  readonly get: (key: string) => Promise<unknown>;
  readonly put: (key: string, value: unknown) => Promise<void>;
  readonly drop: (key: string) => Promise<void>;
}

/** A database of one table in IndexedDB, opened when it is first asked for something. */
export function browserStore(database: string, table: string): BrowserStore {
  let opened: Promise<IDBDatabase> | null = null;
  const open = () => {
    opened ??= new Promise((resolve, reject) => {
      const asked = indexedDB.open(database, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(table);
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    return opened;
  };
  const inTable = async <T>(mode: IDBTransactionMode, ask: (of: IDBObjectStore) => IDBRequest<T>) => {
    const known = await open();
    return new Promise<T>((resolve, reject) => {
      const asked = ask(known.transaction(table, mode).objectStore(table));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
  };
  return {
    get: (key) => inTable<unknown>('readonly', (of) => of.get(key)),
    put: async (key, value) => void (await inTable('readwrite', (of) => of.put(value, key))),
    drop: (key) => inTable('readwrite', (of) => of.delete(key)),
  };
}
