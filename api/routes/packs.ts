import { z } from 'zod';
import { PackShape } from '../../domain/pack/pack.ts';
import { findPack, insertPack, listPacks } from '../../db/packs.ts';
import type { Deps } from '../deps.ts';
import { once } from '../once.ts';
import { mustHold } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { checkedPack } from '../pack-faults.ts';
import { parseQuery } from '../parse.ts';
import { Instant } from '../present/shapes.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { versionOf } from './calendars.ts';

const keepers = ['admin', 'county'];
const Query = z.strictObject({ dryRun: z.enum(['true', 'false']).optional() });
const Listed = z.object({
  id: z.string(), version: z.number().int(), zh: z.string(), en: z.string(), createdAt: Instant, areas: z.array(z.object({ areaId: z.string(), from: Instant })),
  elsewhere: z.boolean(),
});
const Report = z.object({ ok: z.boolean(), errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })) });

/** Method packs 工作法包: the rules of an area as a document that travels. A version that landed is never changed. */
export const packOperations = (deps: Deps): Operation[] => {
  const { db } = deps;
  return [
    {
      method: 'get', path: '/api/packs', name: 'listPacks', says: 'Every version of every pack and the areas it was given to', who: 'staff',
      answers: { 200: { says: 'Packs', schema: z.object({ items: z.array(Listed) }) } },
      handle: async (_req, res) => {
        const items = (await listPacks(db)).map(({ by: _by, createdAt, areas, ...pack }) => ({
          ...pack,
          createdAt: new Date(createdAt).toISOString(),
          areas: areas.map(({ areaId, from }) => ({ areaId, from: new Date(from).toISOString() })),
        }));
        res.json({ items });
      },
    },
    {
      method: 'get', path: '/api/packs/:id/versions/:version', name: 'showPack', says: 'One version of a pack: the document itself', who: 'staff',
      answers: { 200: { says: 'The document', schema: PackShape } },
      handle: async (req, res) => {
        const pack = await findPack(db, { id: String(req.params.id), version: versionOf(req.params.version) });
        if (!pack) throw new Problem('notFound');
        res.setHeader('ETag', `"${pack.version}"`);
        res.json(pack);
      },
    },
    {
      method: 'post', path: '/api/packs', name: 'createPack', says: 'A new pack or a new version of one; `dryRun=true` checks and reports only',
      who: keepers, keyed: true, query: Query, body: PackShape,
      answers: { 201: { says: 'Stored', schema: Listed.omit({ areas: true, createdAt: true, elsewhere: true }) }, 200: { says: 'Nothing is wrong with it (dryRun)', schema: Report } },
      problems: ['conflict'],
      handle: async (req, res, caller) => {
        const { dryRun } = parseQuery(Query, req.query);
        if (dryRun === 'true') {
          const body = await readJson(req, res, 'pack');
          mustHold(caller, keepers);
          await checkedPack(db, body);
          return void res.json({ ok: true, errors: [] });
        }
        await once(deps, req, res, { caller, who: keepers, body: z.unknown(), size: 'pack' }, async (trx, document) => {
          const pack = await checkedPack(trx, document);
          if (!(await insertPack(trx, pack, caller.personId))) throw new Problem('conflict', { why: 'exists' });
          return { status: 201, body: { id: pack.id, version: pack.version, zh: pack.zh, en: pack.en } };
        });
      },
    },
  ];
};
