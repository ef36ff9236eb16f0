import { z } from 'zod';
import { Calendar } from '../../domain/calendar/calendar.ts';
import { findCalendar, insertCalendar, listCalendars } from '../../db/calendars.ts';
import { listReprojections } from '../../db/reprojections.ts';
import type { Deps } from '../deps.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { Progress, presentProgress } from '../present/reprojection.ts';
import { Instant } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';

const Id = z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/, { error: 'wrongFormat' });
const NewCalendar = z.strictObject({ id: Id, calendar: Calendar });
const NewVersion = z.strictObject({ calendar: Calendar });
const Listed = z.object({ id: z.string(), version: z.number().int(), createdAt: Instant, versions: z.array(z.object({ version: z.number().int(), createdAt: Instant })) });
const Shown = z.object({ id: z.string(), version: z.number().int(), calendar: z.record(z.string(), z.json()) });

/** Working hours and holidays, as versions that are never changed. */
export const calendarOperations = (deps: Deps): Operation[] => {
  const { db } = deps;
  const show = async (id: string, version?: number) => {
    const found = await findCalendar(db, id, version);
    if (!found) throw new Problem('notFound');
    return { ...found.ref, calendar: found.calendar };
  };
  return [
    {
      method: 'get', path: '/api/calendars', name: 'listCalendars', says: 'Every calendar with its versions', who: 'staff',
      answers: { 200: { says: 'Calendars', schema: z.object({ items: z.array(Listed) }) } },
      handle: async (_req, res) => {
        const byId = Map.groupBy(await listCalendars(db), ({ id }) => id);
        const items = [...byId].map(([id, all]) => {
          const versions = all.map(({ version, createdAt }) => ({ version, createdAt: new Date(createdAt).toISOString() }));
          return { id, version: versions[0]!.version, createdAt: versions[0]!.createdAt, versions };
        });
        res.json({ items });
      },
    },
    {
      method: 'post', path: '/api/calendars', name: 'createCalendar', says: 'A new calendar', who: ['admin', 'county'], keyed: true, body: NewCalendar,
      answers: { 201: { says: 'The calendar in its first version', schema: Shown } }, problems: ['conflict'],
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: ['admin', 'county'], body: NewCalendar }, async (trx, { id, calendar }) => {
        if (await findCalendar(trx, id)) throw new Problem('conflict', { why: 'exists' });
        return { status: 201, body: { id, version: await insertCalendar(trx, id, calendar, caller.personId), calendar } };
      }),
    },
    {
      method: 'get', path: '/api/calendars/:id', name: 'showCalendar', says: 'The newest version of a calendar, and how far running clocks went over to it', who: 'staff',
      answers: { 200: { says: 'The calendar', schema: Shown.extend({ reprojections: z.array(Progress) }) } },
      handle: async (req, res) => {
        const shown = await show(String(req.params.id));
        res.json({ ...shown, reprojections: (await listReprojections(db, { calendar: shown.id })).map(presentProgress) });
      },
    },
    {
      method: 'get', path: '/api/calendars/:id/versions/:version', name: 'showCalendarVersion', says: 'One version of a calendar', who: 'staff',
      answers: { 200: { says: 'The calendar', schema: Shown } },
      handle: async (req, res) => void res.json(await show(String(req.params.id), versionOf(req.params.version))),
    },
    {
      method: 'post', path: '/api/calendars/:id/versions', name: 'createCalendarVersion', keyed: true, body: NewVersion, who: ['admin', 'county'],
      says: 'The next version of a calendar; every running clock that used an older one is reckoned anew',
      answers: { 201: { says: 'The new version', schema: Shown } },
      handle: async (req, res, caller) => {
        const id = String(req.params.id);
        const before = await show(id);
        await once(deps, req, res, { caller, who: ['admin', 'county'], body: NewVersion }, async (trx, { calendar }) => {
          if (calendar.zone !== before.calendar.zone) throw invalidField('calendar.zone', 'zoneChanged');
          return { status: 201, body: { id, version: await insertCalendar(trx, id, calendar, caller.personId), calendar } };
        });
      },
    },
  ];
};

/** A version in an address. @throws Problem notFound for anything that is no version */
export function versionOf(text: unknown): number {
  if (!/^[1-9]\d{0,8}$/.test(String(text))) throw new Problem('notFound');
  return Number(text);
}
