import { z } from 'zod';
import { day, key, words } from '../../domain/case/text.ts';
import { CategoryTag, faultsOfTag, tagApprovers, tagAskers, tagReaders } from '../../domain/visit/tag.ts';
import { lockHousehold } from '../../db/households.ts';
import { isId } from '../../db/ids.ts';
import { seesPath } from '../../db/registry-scope.ts';
import { residentsById } from '../../db/residents.ts';
import type { TagFound } from '../../db/tags.ts';
import { approveTag, askTag, endTag, findTag, listTags, overlapsTag, refuseTag } from '../../db/tags.ts';
import { findHousehold } from '../../db/households.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { Page, pageBy } from '../list-query.ts';
import { localDate, localDay } from '../local-day.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { presentTag } from '../present/household.ts';
import { Instant, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { createRegistry, mustHoldOver } from '../registry.ts';

const Why = z.strictObject({ reason: words(200) });
const Tag = z.object({
  id: z.string(), resident: z.string().nullable(), code: z.string(), circumstance: z.string().nullable(), purpose: z.string(), legalBasis: z.string(), sourceUnit: z.string(),
  validFrom: z.string(), validTo: z.string(), state: z.enum(['asked', 'approved', 'refused', 'ended', 'expired']), askedAt: Instant,
});

const Filter = z.strictObject({ state: z.enum(['asked', 'approved', 'refused', 'ended', 'expired', 'any']).optional(), household: z.string().optional(), code: key().optional(), endsBefore: day().optional() });

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
      method: 'get', path: '/api/tags', name: 'listTags', says: 'Tags of the caller’s areas, the oldest first: those that wait for an approval unless a state is named; `endsBefore` for those that run out', who: tagReaders, query: Page,
      answers: { 200: { says: 'Tags', schema: listOf(Tag.extend({ household: z.string() })) } },
      handle: async (req, res, caller) => {
        const { filter: { state = 'asked', household: ref, ...filter }, limit, after } = pageBy(parseQuery(Page, req.query), Filter, []);
        if (after !== undefined && !isId(after)) throw new Problem('malformed', { errors: [{ path: 'after', code: 'malformed', message: 'malformed' }] });
        const household = ref === undefined ? undefined : await registry.visible(ref, caller);
        const areaIds = caller.viewer.grants.filter(({ role, areaId }) => areaId !== null && (tagReaders as readonly string[]).includes(role)).map(({ areaId }) => areaId!);
        const tags = await listTags(db, {
          areaIds, state, limit: limit + 1, today: localDate(clock.now()), ...(household ? { household: household.id } : {}), ...(after ? { after } : {}),
          ...(filter.code ? { code: filter.code } : {}), ...(filter.endsBefore ? { endsBefore: filter.endsBefore } : {}),
        });
        res.json({ items: tags.slice(0, limit).map(({ household: code, ...tag }) => ({ ...presentTag(tag), household: code })), next: tags.length > limit ? tags[limit - 1]!.id : null });
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

