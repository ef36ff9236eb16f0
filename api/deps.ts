import type { Logger } from 'pino';
import type { Db } from '../db/connect.ts';
import type { Signer } from '../db/audit/signer.ts';
import type { KeyRing } from '../db/keys.ts';
import type { Conductor } from './conductor.ts';
import type { Limits } from './limits.ts';

/** Everything the door needs, made elsewhere and handed over. */
export interface Deps {
  db: Db;
  keys: KeyRing;
  conductor: Pick<Conductor, 'open' | 'command' | 'isUp'> & { visits: Pick<Conductor['visits'], 'first' | 'command' | 'wake'> };
  clock: { now: () => number };
  log: Logger;
  limits: Limits;
  /** People reach us over TLS: cookies are `__Host-`, HSTS is sent. */
  https: boolean;
  /** The address people type, where it is not the one that a request names. */
  publicOrigin: string | undefined;
  /** Folder of stored files, named by their hash. */
  files: string;
  /** Folder of the built pages. */
  pages: string;
  /** Address of map tiles, `https://…/{z}/{x}/{y}.png`, where an installation has some; Gewu needs none. */
  tiles?: string | undefined;
  version: string;
  /** Signs what is exported; without one an export says that it is not signed. */
  signer?: () => Signer;
  /** True from the moment we were told to stop. */
  draining: () => boolean;
}
