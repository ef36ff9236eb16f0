import { z } from 'zod';
import { caseSorts } from '../../db/list-cases.ts';
import { deskSettingsOf, dropDeskSetting, keepDeskSetting } from '../../db/desk-settings.ts';
import type { Deps } from '../deps.ts';
import { IncidentFilter } from '../incident-filter.ts';
import type { Operation } from '../operation.ts';
import { parse } from '../parse.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';

const word = z.string().regex(/^[A-Za-z][A-Za-z0-9_.]{0,39}$/);
/** A question that somebody asks of a list again and again, by a name of his own. */
const SavedQuery = z.strictObject({
  name: z.string().trim().min(1).max(40).refine((text) => !text.includes('\u0000') && text.isWellFormed()),
  list: word,
  filter: IncidentFilter.extend({ q: z.string().max(200).optional() }),
  sort: z.strictObject({ field: z.enum(caseSorts), order: z.enum(['ASC', 'DESC']) }).optional(),
});

/** What can be arranged, each with its own shape and size: nothing else is kept. */
export const deskSettings = {
  queries: z.array(SavedQuery).max(30, { error: 'tooMany' }),
  hiddenColumns: z.array(word).max(40),
  columnOrder: z.array(z.number().int().min(0).max(40)).max(41),
  shortcuts: z.boolean(),
  largeType: z.boolean(),
} as const;

const Settings = z.object(Object.fromEntries(Object.entries(deskSettings).map(([name, schema]) => [name, schema.optional()])));
const Value = z.strictObject({ value: z.json() });

/** How somebody arranged the desk: kept for the person alone, so that another browser shows the same. */
export const deskSettingOperations = ({ db }: Deps): Operation[] => [
  {
    method: 'get', path: '/api/me/settings', name: 'listDeskSettings', says: 'How the caller arranged the desk: saved queries, columns', who: 'staff',
    answers: { 200: { says: 'What was arranged; what was not is absent', schema: Settings } },
    handle: async (_req, res, { personId }) => void res.json(await deskSettingsOf(db, personId)),
  },
  {
    method: 'put', path: '/api/me/settings/:name', name: 'keepDeskSetting', says: 'One arrangement in place of the one before; null takes it back', who: 'staff', body: Value,
    answers: { 204: { says: 'Kept' } },
    handle: async (req, res, { personId }) => {
      const name = String(req.params.name);
      if (!Object.hasOwn(deskSettings, name)) throw new Problem('notFound');
      const { value } = parse(Value, await readJson(req, res, 'command'));
      if (value === null) await dropDeskSetting(db, personId, name);
      else await keepDeskSetting(db, personId, name, parse(z.strictObject({ value: deskSettings[name as keyof typeof deskSettings] }), { value }).value);
      res.status(204).end();
    },
  },
];
