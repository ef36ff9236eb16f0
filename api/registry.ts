import type { MethodPack } from '../domain/pack/pack.ts';
import { findArea } from '../db/areas.ts';
import type { AreaRow } from '../db/areas.ts';
import type { Db } from '../db/connect.ts';
import type { HouseholdFound } from '../db/households.ts';
import { findHousehold } from '../db/households.ts';
import { Packs, packFor } from '../db/packs.ts';
import { holdsOver, seesPath } from '../db/registry-scope.ts';
import type { Caller } from './identify.ts';
import { Problem, invalidField } from './problem.ts';

/** What every page of the register asks for. */
export interface Registry {
  /** A household that the caller may see. @throws Problem notFound, for a stranger's too */
  visible: (ref: unknown, caller: Caller) => Promise<HouseholdFound>;
  /** The pack in force on a path now. */
  packOf: (path: readonly string[], now: number) => Promise<MethodPack>;
  /** A grid of the primary set that is in use. @throws Problem invalid naming the field */
  gridNamed: (db: Db, ref: string, field: string) => Promise<AreaRow>;
}

export function createRegistry(db: Db): Registry {
  const packs = new Packs();
  return {
    async visible(ref, { viewer }) {
      const found = await findHousehold(db, String(ref));
      if (!found || !seesPath(viewer, found.path)) throw new Problem('notFound');
      return found;
    },
    packOf: async (path, now) => packs.get(db, await packFor(db, path, now)),
    async gridNamed(trx, ref, field) {
      const area = await findArea(trx, ref);
      if (!area) throw invalidField(field, 'unknownArea');
      if (area.level !== 'grid' || area.gridSet !== 'primary') throw invalidField(field, 'notAGrid');
      return area;
    },
  };
}

/** @throws Problem forbidden unless the caller holds one of the roles over what lies on the path */
export function mustHoldOver({ viewer }: Caller, path: readonly string[], roles: readonly string[]): void {
  if (!holdsOver(viewer, path, roles)) throw new Problem('forbidden');
}
