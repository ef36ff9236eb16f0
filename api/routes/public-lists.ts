import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { publishedHold, publishedOverdue } from '../../domain/case/published.ts';
import type { Published } from '../../domain/case/published.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { clockNames } from '../../domain/case/status.ts';
import { categoryOf } from '../../domain/pack/limits.ts';
import type { MethodPack } from '../../domain/pack/pack.ts';
import { pausedCases, supervisedCases } from '../../db/public-lists.ts';
import type { Listed } from '../../db/public-lists.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { namesFor } from '../present/names.ts';
import type { Names } from '../present/names.ts';
import { AreaName, Instant, Named } from '../present/shapes.ts';

const Name = z.object({ code: z.string(), zh: z.string(), en: z.string() });
const Row = z.object({ unit: Named.nullable(), category: Name.nullable(), area: AreaName.nullable(), since: Instant });
const Overdue = Row.extend({ clock: z.enum(clockNames) });
const Held = Row.extend({ reason: Name.nullable(), until: z.string() });
const pageOf = <T extends z.ZodType>(row: T) => z.object({ at: Instant, items: z.array(row) });

/** Anybody may ask, so the same answer serves everybody for a while. */
const keptFor = 30_000;

/** 公示: what the public may read without a login. Units and never persons, no text, no number, nothing nearer than the village, nothing of the confidential lane. */
export const publicOperations = ({ db, clock }: Deps, desk: CaseDesk): Operation[] => {
  const kept = <T>(make: (now: number) => Promise<T>) => {
    let last: { at: number; made: Promise<T> } | undefined;
    return (): Promise<T> => {
      const now = clock.now();
      if (last && now - last.at < keptFor && now >= last.at) return last.made;
      const made = make(now);
      last = { at: now, made };
      made.catch(() => { last = undefined; });
      return made;
    };
  };

  const rows = async <P extends Published, R>(found: readonly Listed[], published: (state: CaseState, pack: MethodPack) => P | null, more: (one: P, pack: MethodPack) => R) => {
    const names = await namesFor(db, await desk.places(), []);
    const items = [];
    for (const { state: shown, pack: ref } of found) {
      const pack = await desk.packs.get(db, ref);
      const state: CaseState = { ...shown, private: {} };
      const one = published(state, pack);
      if (one) items.push({ ...presentRow(state, one, pack, names), ...more(one, pack) });
    }
    return items.toSorted((one, other) => (one.since < other.since ? -1 : 1));
  };

  const overdue = kept(async (now) => ({ at: new Date(now).toISOString(), items: await rows(await supervisedCases(db), publishedOverdue, (one) => ({ clock: one.clock })) }));
  const held = kept(async (now) => ({
    at: new Date(now).toISOString(),
    items: await rows(await pausedCases(db), publishedHold, ({ reasonCode, until }, pack) => ({ reason: pack.reasons.hold?.find(({ code }) => code === reasonCode) ?? null, until })),
  }));

  return [
    {
      method: 'get', path: '/api/public/overdue', name: 'publicOverdue', says: 'Units that are overdue and gave no reason when they were supervised', who: 'everybody',
      answers: { 200: { says: 'The list, the longest first', schema: pageOf(Overdue) } }, handle: async (_req, res) => void res.json(await overdue()),
    },
    {
      method: 'get', path: '/api/public/held', name: 'publicHeld', says: 'Matters whose limit rests, and until when at most', who: 'everybody',
      answers: { 200: { says: 'The list, the longest first', schema: pageOf(Held) } }, handle: async (_req, res) => void res.json(await held()),
    },
  ];
};

function presentRow(state: CaseState, { unit, since }: Published, pack: MethodPack, names: Names) {
  const category = categoryOf(pack, state.category);
  const areas = state.place.path.map((id) => names.area(id)).filter((area) => area !== null);
  const area = areas.findLast(({ level }) => level !== 'grid');
  return {
    unit: names.unit(unit), category: category ? { code: category.code, zh: category.zh, en: category.en } : null, area: area ?? null,
    since: formatInstant(since, 'Asia/Shanghai'),
  };
}
