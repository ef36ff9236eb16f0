import { isCommand } from './command.ts';
import { databaseOf, keysOf, openDatabase, read, readAll, write } from './indexed.ts';
import type { Store } from './store.ts';

/** One person's store on this phone, with the pages last seen and half-filled forms beside the outbox. */
export interface PhoneStore extends Store {
  /** Whose it is. */
  owner: string;
  /** Rows of the outbox that cannot be read as commands: shown and exported, never reset in silence. */
  damaged: () => Promise<unknown[]>;
  page: <T>(name: string) => Promise<T | undefined>;
  keepPage: (name: string, value: unknown) => Promise<void>;
  /** What was fetched of other people's matters; what was recorded here stays. */
  forgetPages: () => Promise<void>;
  draft: <T>(name: string) => Promise<T | undefined>;
  /** `undefined` forgets it. */
  keepDraft: (name: string, value: unknown) => Promise<void>;
  close: () => void;
}

/** @throws when the store cannot be opened */
export async function openPhoneStore(personId: string): Promise<PhoneStore> {
  const database = await openDatabase(databaseOf(personId));
  const put = (table: 'pages' | 'drafts', name: string, value: unknown) =>
    write(database, [table], (at) => void (value === undefined ? at(table).delete(name) : at(table).put(value, name)));
  return {
    owner: personId,
    commands: async () => (await readAll(database, 'outbox')).filter(isCommand),
    damaged: async () => (await readAll(database, 'outbox')).filter((row) => !isCommand(row)),
    change: (puts, deletes = []) =>
      write(database, ['outbox'], (at) => {
        for (const command of puts) at('outbox').put(command, command.id);
        for (const id of deletes) at('outbox').delete(id);
      }),
    keep: (command, photos) =>
      write(database, ['outbox', 'photos'], (at) => {
        for (const { sha256, blob } of photos) at('photos').put(blob, sha256);
        at('outbox').put(command, command.id);
      }),
    photo: (sha256) => read<Blob>(database, 'photos', sha256),
    photoHashes: () => keysOf(database, 'photos'),
    forgetPhotos: (hashes) =>
      write(database, ['photos'], (at) => {
        for (const hash of hashes) at('photos').delete(hash);
      }),
    page: (name) => read(database, 'pages', name),
    keepPage: (name, value) => put('pages', name, value),
    forgetPages: async () => {
      const fetched = (await keysOf(database, 'pages')).filter((name) => name.startsWith('/api/'));
      await write(database, ['pages'], (at) => {
        for (const name of fetched) at('pages').delete(name);
      });
    },
    draft: (name) => read(database, 'drafts', name),
    keepDraft: (name, value) => put('drafts', name, value),
    close: () => database.close(),
  };
}
