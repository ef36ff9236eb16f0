import { sql } from 'kysely';
import { z } from 'zod';
import { newestSeal, sealingBehind, sealingHeld } from '../../db/audit/seals.ts';
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
    sealed: z.object({ n: z.number().int(), size: z.number().int(), at: Instant }).nullable(), unsealed: z.object({ lines: z.number().int(), oldestSeconds: z.number().nullable(), heldSeconds: z.number().nullable() }),
    alarm: z.enum(['broken', 'held', 'behind']).nullable(),
  }),
});

/** How the house is doing, for people: what is late, what waits, whether the engine answers. Counts are of what the caller may see. */
export const statusOperations = ({ db, clock, conductor, version }: Deps): Operation[] => [
  {
    method: 'get', path: '/api/status', name: 'status', says: 'What is late and what waits', who: 'staff', answers: { 200: { says: 'Counts and ages', schema: Status } },
    handle: async (_req, res, { viewer, roles }) => {
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
          (select extract(epoch from now() - least((select min(next_alarm_at) from cases where not over and next_alarm_at < now()), (select min(next_alarm_at) from visit where not over and seq > 0 and next_alarm_at < now())))::float8) as late,
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
        record: await recordOf(db, roles),
      });
    },
  },
];

/** A seal is due each minute. Whatever keeps it away for longer than that and this, in seconds, is told. */
const lateBy = 30;
const minute = 60;

/** Whoever keeps the record learns which case it is that does not add up. */
const keepers = ['auditor', 'privacy', 'county', 'admin'];

/** Whether the record adds up, as far as it was looked at last, how far sealing is behind, and what of that is an alarm. */
async function recordOf(db: Deps['db'], roles: readonly string[]) {
  const [looked, sealed, behind, held] = [await lastVerification(db), await newestSeal(db), await sealingBehind(db), whole(await sealingHeld(db))];
  const oldest = whole(behind.seconds);
  const alarm = looked && looked.broken.length > 0 ? 'broken' : (held ?? 0) > lateBy ? 'held' : (oldest ?? 0) > minute + lateBy ? 'behind' : null;
  const first = keepers.some((role) => roles.includes(role)) ? (looked?.broken[0] ?? null) : null;
  return {
    looked: looked ? { at: looked.at.toISOString(), lines: looked.lines, faults: looked.broken.length, first } : null,
    sealed: sealed ? { n: sealed.n, size: sealed.size, at: new Date(sealed.at).toISOString() } : null,
    unsealed: { lines: behind.lines, oldestSeconds: oldest, heldSeconds: held },
    alarm,
  };
}

const whole = (seconds: number | null): number | null => (seconds === null ? null : Math.max(0, Math.round(seconds)));
