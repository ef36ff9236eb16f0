import type { Command } from './command.ts';

/** What the phone keeps for one person. Every promise is fulfilled only when the bytes are on the phone. */
export interface Store {
  commands: () => Promise<Command[]>;
  /** Puts and deletes in one transaction. */
  change: (puts: readonly Command[], deletes?: readonly string[]) => Promise<void>;
  /** A command with its photos, in one transaction: both are kept, or neither. */
  keep: (command: Command, photos: readonly Photo[]) => Promise<void>;
  photo: (sha256: string) => Promise<Blob | undefined>;
  forgetPhotos: (hashes: readonly string[]) => Promise<void>;
  photoHashes: () => Promise<string[]>;
}

export interface Photo {
  sha256: string;
  blob: Blob;
}
