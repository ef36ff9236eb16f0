import { z } from 'zod';
import { PreviewBody, preview } from '../../domain/clock/preview.ts';
import { findCalendar } from '../../db/calendars.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parse } from '../parse.ts';
import { Instant } from '../present/shapes.ts';
import { invalidField } from '../problem.ts';
import { readJson } from '../read-json.ts';

const Preview = z.object({
  due: Instant.nullable(), provisional: z.boolean(), usedSeconds: z.number(), leftSeconds: z.number(), state: z.enum(['running', 'paused', 'expired']),
  rungs: z.array(z.object({ rung: z.string(), at: Instant.nullable() })),
  explain: z.array(z.object({ from: Instant, to: Instant, kind: z.string(), seconds: z.number(), why: z.string().optional(), seq: z.number().optional(), extended: z.literal(true).optional() })),
});

/** Trying a deadline before there is a case: the same arithmetic as the cases' own. */
export const deadlineOperations = ({ db, clock }: Deps): Operation[] => [
  {
    method: 'post', path: '/api/deadlines/preview', name: 'previewDeadline', says: 'When a budget would be used up', who: 'staff', body: PreviewBody,
    answers: { 200: { says: 'The deadline with its whole sum', schema: Preview } },
    handle: async (req, res) => {
      const body = parse(PreviewBody, await readJson(req, res));
      const calendar = body.calendar ?? (await findCalendar(db, body.calendarId ?? ''))?.calendar;
      if (!calendar) throw invalidField('calendarId', 'unknownCalendar');
      res.json(preview(body, calendar, clock.now()));
    },
  },
];
