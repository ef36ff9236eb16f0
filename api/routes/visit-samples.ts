import { z } from 'zod';
import { words } from '../../domain/case/text.ts';
import { sampleFindings, sampleWays } from '../../domain/visit/sample.ts';
import { isId } from '../../db/ids.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import { answerSample, checkSample, findSample, listSamples, ownFindings } from '../../db/visits/samples.ts';
import type { SampleFound } from '../../db/visits/samples.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { Page, pageBy } from '../list-query.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { createPlaces, namesFor } from '../present/names.ts';
import { Instant, PersonName } from '../present/shapes.ts';
import { Problem } from '../problem.ts';
import { createRegistry } from '../registry.ts';

/** Who asks about a drawn visit: the supervisor, or the leader by a call. */
const checkers = ['verifier', 'leader'];
const readers = ['worker', 'parttimer', ...checkers];
const Check = z.strictObject({ how: z.enum(sampleWays), finding: z.enum(sampleFindings), note: words(1_000).optional() });
const Answer = z.strictObject({ text: words(1_000) });
const Sample = z.object({
  visit: z.string(), visitor: PersonName.nullable(), drawnAt: Instant, dueAt: Instant, overdue: z.boolean(), checkedAt: Instant.nullable(), checkedBy: PersonName.nullable(), how: z.enum(sampleWays).nullable(),
  finding: z.enum(sampleFindings).nullable(), note: z.string().nullable(), answer: z.string().nullable(), answeredAt: Instant.nullable(),
});
const Samples = z.object({ items: z.array(Sample), next: z.string().nullable(), odds: z.object({ percent: z.number() }).nullable(), own: z.object({ drawn: z.number().int(), answered: z.number().int(), confirmed: z.number().int() }).nullable() });
const Filter = z.strictObject({ checked: z.boolean().optional(), overdue: z.boolean().optional(), finding: z.enum(sampleFindings).optional(), mine: z.boolean().optional() });

/**
 * Visits that were drawn by chance (VT5): looked at instead of tracks and photos. What was found is a mark on the visit;
 * whoever made it sees it and may answer, and nothing else follows by itself.
 */
export const visitSampleOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const places = createPlaces(db, clock);
  const registry = createRegistry(db);
  const present = async (rows: readonly SampleFound[]) => {
    const names = await namesFor(db, await places(), rows.flatMap(({ visitorId, checkedBy }) => [visitorId, checkedBy]));
    return rows.map(({ visitId, path: _path, visitorId, drawnAt, dueAt, checkedAt, checkedBy, answeredAt, ...found }) => ({
      ...found, visit: visitId, visitor: names.person(visitorId), drawnAt: drawnAt.toISOString(), dueAt: dueAt.toISOString(), overdue: checkedAt === null && dueAt.getTime() <= clock.now(), checkedAt: checkedAt?.toISOString() ?? null,
      checkedBy: names.person(checkedBy), answeredAt: answeredAt?.toISOString() ?? null,
    }));
  };
  /** Whoever looks into it here; whoever made the visit, once something was found: before that nobody behaves for the sample. */
  const known = async (ref: unknown, { viewer, personId }: Caller): Promise<SampleFound> => {
    const found = await findSample(db, keys, String(ref));
    if (!found || !(holdsOver(viewer, found.path, checkers) || (found.visitorId === personId && found.checkedAt !== null))) throw new Problem('notFound');
    return found;
  };
  return [
    {
      method: 'get', path: '/api/visit-samples', name: 'listVisitSamples', says: 'Visits that were drawn: those to look at, by when; for a worker his own that were looked at, the odds, and how he was found', who: readers, query: Page,
      answers: { 200: { says: 'Drawn visits', schema: Samples } },
      handle: async (req, res, caller) => {
        const { filter: { mine, ...filter }, limit, after } = pageBy(parseQuery(Page, req.query), Filter, []);
        if (after !== undefined && !isId(after)) throw new Problem('malformed', { errors: [{ path: 'after', code: 'malformed', message: 'malformed' }] });
        const areas = caller.viewer.grants.filter(({ role, areaId }) => areaId !== null && checkers.includes(role)).map(({ areaId }) => areaId!);
        const own = mine ?? areas.length === 0;
        const rows = await listSamples(db, keys, {
          areas, limit: limit + 1, now: clock.now(), ...(after ? { after } : {}), ...(Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as typeof filter), ...(own ? { visitor: caller.personId, checked: true } : {}),
        } as Parameters<typeof listSamples>[2]);
        const path = caller.viewer.grants.find(({ areaId }) => areaId !== null)?.areaPath;
        const pack = path && (await registry.packOf(path, clock.now()));
        res.json({
          items: await present(rows.slice(0, limit)), next: rows.length > limit ? rows[limit - 1]!.visitId : null, odds: pack ? { percent: pack.visits.sampledPercent } : null,
          own: own ? await ownFindings(db, caller.personId) : null,
        });
      },
    },
    {
      method: 'post', path: '/api/visit-samples/:ref/check', name: 'checkVisitSample', says: 'Say what was found about a drawn visit; never by whoever made it', who: checkers, keyed: true, body: Check,
      answers: { 200: { says: 'The drawn visit', schema: Sample } }, problems: ['notNow'],
      handle: async (req, res, caller) => {
        const sample = await known(req.params.ref, caller);
        await once(deps, req, res, { caller, who: checkers, body: Check }, async (trx, { note, ...found }) => {
          if (sample.visitorId === caller.personId) throw new Problem('forbidden', { why: 'twoPersons.askedFor' });
          if (!holdsOver(caller.viewer, sample.path, checkers)) throw new Problem('forbidden');
          if (!(await checkSample(trx, keys, sample.visitId, { ...found, note: note ?? null, by: caller.personId, at: clock.now() }))) throw new Problem('notNow', { why: 'answeredBefore' });
          return { status: 200, body: (await present([(await findSample(trx, keys, sample.visitId))!]))[0] };
        });
      },
    },
    {
      method: 'post', path: '/api/visit-samples/:ref/answer', name: 'answerVisitSample', says: 'What whoever made the visit says to what was found', who: readers, keyed: true, body: Answer,
      answers: { 200: { says: 'The drawn visit', schema: Sample } }, problems: ['notNow'],
      handle: async (req, res, caller) => {
        const sample = await known(req.params.ref, caller);
        await once(deps, req, res, { caller, who: readers, body: Answer }, async (trx, { text }) => {
          if (sample.visitorId !== caller.personId) throw new Problem('forbidden');
          if (!(await answerSample(trx, keys, sample.visitId, text, clock.now()))) throw new Problem('notNow', { why: 'answeredBefore' });
          return { status: 200, body: (await present([(await findSample(trx, keys, sample.visitId))!]))[0] };
        });
      },
    },
  ];
};
