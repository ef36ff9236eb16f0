/**
 * The few words of IndexedDB that are needed, as promises. A database is one person's: `gewu-field-<person id>`. What is kept here is not
 * encrypted, so it is little: the own page, seven days, and whatever was not sent yet.
 */
export type Table = 'outbox' | 'photos' | 'pages' | 'drafts';
const tables: readonly Table[] = ['outbox', 'photos', 'pages', 'drafts'];

export const databaseOf = (personId: string): string => `gewu-field-${personId}`;

/** @throws when the browser keeps nothing, or what it kept is damaged */
export function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.addEventListener('upgradeneeded', () => {
      for (const table of tables) if (!asked.result.objectStoreNames.contains(table)) asked.result.createObjectStore(table);
    });
    asked.addEventListener('success', () => {
      // A newer version of the app in another tab may go ahead; this one is told by its next request.
      asked.result.addEventListener('versionchange', () => asked.result.close());
      resolve(asked.result);
    });
    asked.addEventListener('error', () => reject(asked.error ?? new Error('unreadable')));
    asked.addEventListener('blocked', () => reject(new Error('blocked')));
  });
}

export const answerTo = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('unreadable')));
  });

/** Fulfilled when everything in it is on the phone, rejected when nothing is (a full phone: `QuotaExceededError`). */
export function write(database: IDBDatabase, names: readonly Table[], work: (table: (name: Table) => IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction([...names], 'readwrite');
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')));
    transaction.addEventListener('error', () => reject(transaction.error ?? new Error('failed')));
    work((name) => transaction.objectStore(name));
  });
}

export const read = <T>(database: IDBDatabase, name: Table, key: string): Promise<T | undefined> =>
  answerTo(database.transaction(name).objectStore(name).get(key) as IDBRequest<T | undefined>);

export const readAll = (database: IDBDatabase, name: Table): Promise<unknown[]> => answerTo(database.transaction(name).objectStore(name).getAll());

export const keysOf = async (database: IDBDatabase, name: Table): Promise<string[]> =>
  (await answerTo(database.transaction(name).objectStore(name).getAllKeys())).map(String);

export const dropDatabase = (name: string): Promise<void> =>
  new Promise((resolve) => {
    const asked = indexedDB.deleteDatabase(name);
    for (const end of ['success', 'error', 'blocked']) asked.addEventListener(end, () => resolve());
  });
