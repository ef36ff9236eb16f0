import { sql } from 'kysely';
import { z } from 'zod';
import { pendingMigrations } from '../../db/migrate.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { Problem } from '../problem.ts';

const State = z.object({ status: z.string() });

/** Is the process alive, may it be sent requests. */
export const healthOperations = ({ db, draining }: Deps): Operation[] => {
  let matches = false;
  return [
    {
      method: 'get', path: '/livez', name: 'livez', says: 'The process answers', who: 'everybody', answers: { 200: { says: 'It does', schema: State } },
      handle: (_req, res) => void res.json({ status: 'alive' }),
    },
    {
      method: 'get', path: '/readyz', name: 'readyz', says: 'Requests may be sent here; the engine being away is no obstacle', who: 'everybody',
      answers: { 200: { says: 'They may', schema: State } },
      handle: async (_req, res) => {
        if (draining()) throw new Problem('overloaded');
        await sql`select 1`.execute(db);
        matches ||= (await pendingMigrations(db)).length === 0;
        if (!matches) throw new Problem('databaseAway', { why: 'migrationsPending' });
        res.json({ status: 'ready' });
      },
    },
  ];
};
