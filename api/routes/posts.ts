import { z } from 'zod';
import { key, point, words } from '../../domain/case/text.ts';
import { findArea } from '../../db/areas.ts';
import type { Db } from '../../db/connect.ts';
import { endPost, findPost, insertPost, listPosts } from '../../db/posts.ts';
import type { PostRow } from '../../db/posts.ts';
import type { Deps } from '../deps.ts';
import { Page, pageBy } from '../list-query.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { areaName, createPlaces } from '../present/names.ts';
import { AreaName, Instant, PersonName, listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { When, areaWithin, areasAsked, instantOf, reaches, servingReaders, stewards } from '../serving/terms.ts';

const NewPost = z.strictObject({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/, { error: 'wrongFormat' }), zh: words(80), en: words(80).optional(), area: key().meta({ 'x-kind': 'area' }), location: point.optional(), from: When.optional(),
});
const Ending = z.strictObject({ at: When.optional() });
const Post = z.object({
  id: z.string(), code: z.string(), zh: z.string(), en: z.string(), area: AreaName.nullable(), location: z.object({ lng: z.number(), lat: z.number() }).nullable(), from: Instant, to: Instant.nullable(),
  holders: z.array(PersonName.extend({ role: z.string(), proxy: z.boolean() })),
});
const Filter = z.strictObject({ area: z.string().optional(), vacant: z.boolean().optional(), ended: z.boolean().optional() });

/** Posts 岗位: places of duty of a grid or a contractor, whoever holds them (000-05, 004-18). One that ends keeps its code for ever. */
export const postOperations = (deps: Deps): Operation[] => {
  const { db, clock } = deps;
  const places = createPlaces(db, clock);
  const present = async (rows: readonly PostRow[]) => {
    const { areas } = await places();
    return rows.map(({ areaId, from, to, ...post }) => ({ ...post, area: areas.has(areaId) ? areaName(areas.get(areaId)!) : null, from: from.toISOString(), to: to?.toISOString() ?? null }));
  };
  const one = async (trx: Db, code: string) => (await present([...await listPosts(trx, { limit: 1_000, at: clock.now() }), ...await listPosts(trx, { limit: 1_000, at: clock.now(), ended: true })])).find((post) => post.code === code);
  return [
    {
      method: 'get', path: '/api/posts', name: 'listPosts', says: 'Posts of the caller’s areas by code, with whoever holds each; `vacant` for those that nobody does', who: servingReaders, query: Page,
      answers: { 200: { says: 'Posts', schema: listOf(Post) } },
      handle: async (req, res, caller) => {
        const { filter: { area, ...filter }, limit, after } = pageBy(parseQuery(Page, req.query), Filter, []);
        const rows = await listPosts(db, { areas: await areasAsked(db, caller, area), limit: limit + 1, at: clock.now(), ...(after ? { after } : {}), ...(filter.vacant === undefined ? {} : { vacant: filter.vacant }), ...(filter.ended === undefined ? {} : { ended: filter.ended }) });
        res.json({ items: await present(rows.slice(0, limit)), next: rows.length > limit ? rows[limit - 1]!.code : null });
      },
    },
    {
      method: 'post', path: '/api/posts', name: 'createPost', says: 'A new post in an area', who: stewards, keyed: true, body: NewPost, answers: { 201: { says: 'The post', schema: Post } }, problems: ['conflict'],
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: stewards, body: NewPost }, async (trx, { code, zh, en, area: ref, location, from }) => {
        const area = await areaWithin(trx, caller, ref, 'area');
        if (await findPost(trx, code)) throw new Problem('conflict', { why: 'exists' });
        await insertPost(trx, { code, areaId: area.id, zh, en: en ?? zh, location: location ?? null, from: from === undefined ? clock.now() : instantOf(from, 'from') });
        return { status: 201, body: await one(trx, code) };
      }),
    },
    {
      method: 'post', path: '/api/posts/:ref/end', name: 'endPost', says: 'End a post, and with it whoever holds it', who: stewards, keyed: true, body: Ending, answers: { 200: { says: 'The post', schema: Post } }, problems: ['notNow'],
      handle: async (req, res, caller) => {
        const post = await findPost(db, String(req.params.ref));
        const area = post && (await findArea(db, post.areaId));
        if (!post || !area || !reaches(caller, area.path, servingReaders)) throw new Problem('notFound');
        await once(deps, req, res, { caller, who: stewards, body: Ending }, async (trx, { at }) => {
          if (!reaches(caller, area.path, stewards)) throw new Problem('forbidden');
          if (post.to !== null && post.to.getTime() <= clock.now()) throw new Problem('notNow', { why: 'endedBefore' });
          const end = at === undefined ? clock.now() : instantOf(at, 'at');
          if (end < clock.now() - 366 * 86_400_000) throw invalidField('at', 'tooFar');
          await endPost(trx, post.id, end);
          return { status: 200, body: await one(trx, post.code) };
        });
      },
    },
  ];
};
