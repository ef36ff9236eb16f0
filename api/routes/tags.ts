import { z } from 'zod';
import { words } from '../../domain/case/text.ts';
import { CategoryTag, faultsOfTag, tagApprovers, tagAskers } from '../../domain/visit/tag.ts';
import { lockHousehold } from '../../db/households.ts';
import { registryAreas, seesPath } from '../../db/registry-scope.ts';
import { residentsById } from '../../db/residents.ts';
import type { TagFound } from '../../db/tags.ts';
import { approveTag, askTag, endTag, findTag, overlapsTag, refuseTag, tagsWaiting } from '../../db/tags.ts';
import { findHousehold } from '../../db/households.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { localDate, localDay } from '../local-day.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { presentTag } from '../present/household.ts';
import { Instant, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { createRegistry, mustHoldOver } from '../registry.ts';

const Why = z.strictObject({ reason: words(200) });
const Tag = z.object({
  id: z.string(), resident: z.string().nullable(), code: z.string(), circumstance: z.string().nullable(), purpose: z.string(), legalBasis: z.string(), sourceUnit: z.string(),
  validFrom: z.string(), validTo: z.string(), state: z.enum(['asked', 'approved', 'refused', 'ended', 'expired']), askedAt: Instant,
});

/** Category tags (B8): asked for with a purpose, a legal basis, a source and an end, and approved by another person before they count. */
export const tagOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const registry = createRegistry(db);
  const enders = [...tagApprovers, 'leader', 'desk'];

  /** A tag that the caller may know of: who asks, approves or ends them here. A stranger's is not found. */
  const known = async (ref: unknown, caller: Caller): Promise<{ tag: TagFound; path: string[] }> => {
    const tag = await findTag(db, String(ref), localDate(clock.now()));
    const household = tag && (await findHousehold(db, tag.householdId));
    if (!tag || !household || !seesPath(caller.viewer, household.path)) throw new Problem('notFound');
    return { tag, path: household.path };
  };
  const answering = (name: string, says: string, path: string, who: readonly string[], body: z.ZodType<{ reason?: string }>, act: (trx: Deps['db'], tag: TagFound, reason: string, caller: Caller) => Promise<boolean>): Operation => ({
    method: 'post', path, name, says, who, keyed: true, body, answers: { 200: { says: 'The tag', schema: Tag } }, problems: ['conflict', 'notNow'],
    handle: async (req, res, caller) => {
      const { tag, path: where } = await known(req.params.ref, caller);
      await once(deps, req, res, { caller, who, body }, async (trx, asked) => {
        mustHoldOver(caller, where, who);
        if (!(await act(trx, tag, asked.reason ?? '', caller))) throw new Problem('notNow', { why: 'answeredBefore' });
        return { status: 200, body: presentTag((await findTag(trx, tag.id, localDate(clock.now())))!) };
      });
    },
  });

  return [
    {
      method: 'get', path: '/api/tags', name: 'listTagsWaiting', says: 'Tags that wait for an approval, the oldest first', who: tagApprovers,
      answers: { 200: { says: 'Tags', schema: listOf(Tag.extend({ household: z.string() })) } },
      handle: async (_req, res, caller) => {
        const waiting = await tagsWaiting(db, registryAreas(caller.viewer).map(({ areaId }) => areaId), localDate(clock.now()));
        res.json({ items: waiting.map(({ household, ...tag }) => ({ ...presentTag(tag), household })), next: null });
      },
    },
    {
      method: 'post', path: '/api/households/:ref/tags', name: 'askTag', says: 'Ask for a category tag; without a basis it cannot be saved', who: tagAskers, keyed: true, body: CategoryTag,
      answers: { 201: { says: 'It waits for an approval', schema: Tag } }, problems: ['conflict'],
      handle: async (req, res, caller) => {
        const household = await registry.visible(req.params.ref, caller);
        await once(deps, req, res, { caller, who: tagAskers, body: CategoryTag }, async (trx, tag) => {
          mustHoldOver(caller, household.path, tagAskers);
          const now = clock.now();
          const [fault] = faultsOfTag(tag, await registry.packOf(household.path, now), localDay(now));
          if (fault) throw invalidField(fault.path, fault.code);
          await lockHousehold(trx, household.id);
          const [resident] = tag.resident === undefined ? [] : await residentsById(trx, keys, [tag.resident].filter((id) => z.uuid().safeParse(id).success), []);
          if (tag.resident !== undefined && resident?.householdId !== household.id) throw invalidField('resident', 'unknownPerson');
          const asked = { ...tag, residentId: resident?.id ?? null };
          if (await overlapsTag(trx, household.id, asked)) throw new Problem('conflict', { why: 'overlapsTag' });
          const id = await askTag(trx, household.id, asked, caller.personId, now);
          return { status: 201, body: presentTag((await findTag(trx, id, localDate(now)))!) };
        });
      },
    },
    answering('approveTag', 'Approve a tag: from then on it counts, until its end', '/api/tags/:ref/approve', tagApprovers, z.strictObject({}), async (trx, tag, _reason, caller) => {
      if (tag.askedBy === caller.personId) throw new Problem('forbidden', { why: 'twoPersons.askedFor' });
      return approveTag(trx, tag.id, caller.personId, clock.now());
    }),
    answering('refuseTag', 'Refuse a tag', '/api/tags/:ref/refuse', tagApprovers, Why, (trx, tag, reason) => refuseTag(trx, tag.id, reason, clock.now())),
    answering('endTag', 'End a tag before its time: what it was for is over', '/api/tags/:ref/end', enders, Why, (trx, tag, reason) => endTag(trx, tag.id, reason, clock.now())),
  ];
};

