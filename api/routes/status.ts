import { sql } from 'kysely';
import { z } from 'zod';
import { newestSeal, sealingBehind } from '../../db/audit/seals.ts';
import { lastVerification } from '../../db/audit/verifications.ts';
import { countCases } from '../../db/list-cases.ts';
import { noticeBacklog } from '../../db/notices.ts';
import { listReprojections } from '../../db/reprojections.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { Progress, presentProgress } from '../present/reprojection.ts';
import { Instant } from '../present/shapes.ts';

const count = z.object({ count: z.number().int(), capped: z.boolean() });
const Status = z.object({
  at: Instant, version: z.string(), cases: z.object({ open: count, overdue: count, supervised: count, waitingForMe: count }),
  intake: z.object({ waiting: z.number().int(), oldestSeconds: z.number().nullable() }), commands: z.object({ waiting: z.number().int() }),
  notices: z.object({ waiting: z.number().int(), dead: z.number().int(), oldestSeconds: z.number().nullable() }), alarms: z.object({ lateSeconds: z.number().nullable() }),
  engine: z.enum(['up', 'away']), calendars: z.array(Progress), backup: z.object({ ageSeconds: z.number().nullable() }),
  record: z.object({
    looked: z.object({ at: Instant, lines: z.number().int(), faults: z.number().int(), first: z.object({ case: z.string(), seq: z.number().int(), what: z.string() }).nullable() }).nullable(),
    sealed: z.object({ n: z.number().int(), size: z.number().int(), at: Instant }).nullable(), unsealed: z.object({ lines: z.number().int(), oldestSeconds: z.number().nullable() }),
  }),
});

/** How the house is doing, for people: what is late, what waits, whether the engine answers. Counts are of what the caller may see. */
export const statusOperations = ({ db, clock, conductor, version }: Deps): Operation[] => [
  {
    method: 'get', path: '/api/status', name: 'status', says: 'What is late and what waits', who: 'staff', answers: { 200: { says: 'Counts and ages', schema: Status } },
    handle: async (_req, res, { viewer }) => {
      const now = clock.now();
      const of = (filter: Parameters<typeof countCases>[2]['filter']) => countCases(db, viewer, { filter, now });
      const [up, open, overdue, supervised, waitingForMe] = await Promise.all([
        conductor.isUp(), of({ open: true }), of({ overdue: true }), of({ supervised: true }), of({ waitingFor: 'me' }),
      ]);
      const notices = await noticeBacklog(db);
      const { rows } = await sql<{ reports: number; oldest: number | null; commands: number; late: number | null; backed: number | null }>`
        select (select count(*)::int from intake where opened_at is null) as reports,
          (select extract(epoch from now() - min(received_at))::float8 from intake where opened_at is null) as oldest,
          (select count(*)::int from command_log where answer is null and response_sealed is null and received_at > now() - interval '1 hour') as commands,
          (select extract(epoch from now() - min(next_alarm_at))::float8 from cases where not over and next_alarm_at < now()) as late,
          (select extract(epoch from now() - (value ->> 'at')::timestamptz)::float8 from setting where key = 'backup') as backed`.execute(db);
      const { reports, oldest, commands, late, backed } = rows[0]!;
      res.json({
        at: new Date(now).toISOString(),
        version,
        cases: { open, overdue, supervised, waitingForMe },
        intake: { waiting: reports, oldestSeconds: whole(oldest) },
        commands: { waiting: commands },
        notices: { waiting: notices.waiting, dead: notices.dead, oldestSeconds: notices.oldest === null ? null : whole((now - notices.oldest.getTime()) / 1000) },
        alarms: { lateSeconds: whole(late) },
        engine: up ? 'up' : 'away',
        calendars: (await listReprojections(db, 'unfinished')).map(presentProgress),
        backup: { ageSeconds: whole(backed) },
        record: await recordOf(db),
      });
    },
  },
];

/** Whether the record adds up, as far as it was looked at last, and how far sealing is behind. */
async function recordOf(db: Deps['db']) {
  const [looked, sealed, behind] = [await lastVerification(db), await newestSeal(db), await sealingBehind(db)];
  return {
    looked: looked ? { at: looked.at.toISOString(), lines: looked.lines, faults: looked.broken.length, first: looked.broken[0] ?? null } : null,
    sealed: sealed ? { n: sealed.n, size: sealed.size, at: new Date(sealed.at).toISOString() } : null,
    unsealed: { lines: behind.lines, oldestSeconds: whole(behind.seconds) },
  };
}

const whole = (seconds: number | null): number | null => (seconds === null ? null : Math.max(0, Math.round(seconds)));
