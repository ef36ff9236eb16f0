import { z } from 'zod';
import { Calendar } from '../../domain/calendar/calendar.ts';
import { parseInstant } from '../../domain/calendar/instant.ts';
import { clockNames } from '../../domain/case/status.ts';
import type { MethodPack } from '../../domain/pack/pack.ts';
import { findArea } from '../../db/areas.ts';
import { findCalendar } from '../../db/calendars.ts';
import type { Db } from '../../db/connect.ts';
import { findPack } from '../../db/packs.ts';
import type { Deps } from '../deps.ts';
import { mustHold } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { checkedPack } from '../pack-faults.ts';
import { parse } from '../parse.ts';
import { Instant } from '../present/shapes.ts';
import { invalidField } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { whatIf } from '../what-if.ts';

const who = ['admin', 'county', 'chief'];
const When = z.union([z.iso.datetime({ offset: true }), z.iso.date()], { error: 'impossibleDate' });

const Body = z.strictObject({
  pack: z.record(z.string(), z.json()).optional().meta({ description: 'a whole pack, stored or not' }),
  packId: z.string().min(1).max(64).optional(), version: z.number().int().positive().optional(),
  calendar: Calendar.optional(), calendarId: z.string().min(1).max(64).optional(),
  area: z.string().min(1).max(200).optional(), from: When, to: When,
}).superRefine((body, context) => {
  const fault = (path: string, message: string): void => context.addIssue({ code: 'custom', path: [path], message });
  if (![body.pack, body.packId, body.calendar, body.calendarId].some((given) => given !== undefined)) fault('pack', 'required');
  if (body.pack && body.packId !== undefined) fault('packId', 'packOrId');
  if (body.calendar && body.calendarId !== undefined) fault('calendarId', 'calendarOrId');
  if (body.packId !== undefined && body.version === undefined) fault('version', 'required');
  if (instantOf(body.to) <= instantOf(body.from)) fault('to', 'endsBeforeItBegins');
});
type Body = z.infer<typeof Body>;

const count = z.number().int();
const Sum = z.object({ clocks: count, earlier: count, later: count, gone: count, turnedLate: count, turnedOnTime: count, rungsGained: count, rungsLost: count });
const pair = <T extends z.ZodType>(value: T) => z.object({ before: value, after: value });
const Row = z.object({
  number: z.string(), clock: z.enum(clockNames), round: count, about: z.string().optional(), budget: pair(z.string().nullable()), due: pair(Instant.nullable()),
  provisional: pair(z.boolean()), late: pair(z.boolean()), rungs: z.object({ gained: z.array(z.string()), lost: z.array(z.string()) }),
});
const Answer = z.object({
  cases: count, complete: z.boolean().meta({ description: 'false where there were more cases than could be reckoned' }),
  clocks: z.partialRecord(z.enum(clockNames), Sum), rows: z.array(Row).meta({ description: 'the first hundred that would have differed, of cases that the caller may see' }),
});

/** Trying changed rules on what happened, before they are saved. Stores nothing. */
export const whatIfOperations = ({ db, clock }: Deps): Operation[] => [
  {
    method: 'post', path: '/api/packs/what-if', name: 'whatIf', says: 'What a changed pack or calendar would have done to the cases of a period', who, body: Body,
    answers: { 200: { says: 'Sums by clock, and the first rows', schema: Answer } },
    handle: async (req, res, caller) => {
      const document = await readJson(req, res, 'pack');
      mustHold(caller, who);
      const body = parse(Body, document);
      const area = body.area === undefined ? undefined : await findArea(db, body.area);
      if (body.area !== undefined && !area) throw invalidField('area', 'unknownArea');
      const period = { from: instantOf(body.from), to: instantOf(body.to), area: area && { id: area.id, depth: area.path.length } };
      res.json(await whatIf(db, caller.viewer, { period, pack: await packOf(db, body), calendar: await calendarOf(db, body), now: clock.now() }));
    },
  },
];

async function packOf(db: Db, { pack, packId, version }: Body): Promise<MethodPack | undefined> {
  if (pack) return checkedPack(db, pack, 'pack');
  if (packId === undefined) return undefined;
  const found = await findPack(db, { id: packId, version: version! });
  if (!found) throw invalidField('packId', 'unknownPack');
  return found;
}

async function calendarOf(db: Db, { calendar, calendarId }: Body): Promise<Calendar | undefined> {
  if (calendarId === undefined) return calendar;
  const found = await findCalendar(db, calendarId);
  if (!found) throw invalidField('calendarId', 'unknownCalendar');
  return found.calendar;
}

/** A day begins at midnight in China, where nothing else is said. */
function instantOf(text: string): number {
  return parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : text) ?? Number.NaN;
}
