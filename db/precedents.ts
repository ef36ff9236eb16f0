import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import type { Db } from './connect.ts';
import { findDataKeys } from './data-keys.ts';
import type { KeyRing } from './keys.ts';
import { asLine } from './ledger.ts';
import { waysToSee } from './scope.ts';
import type { Database } from './tables.ts';

/** A return that was answered: who gave the matter back, on what basis, and what was ruled. Texts are null where they were erased or not asked for. */
export interface Precedent {
  number: string;
  category: string | null;
  unit: string;
  ruling: 'upheld' | 'refused';
  /** Who got it instead. */
  lead: string | null;
  basis: string | null;
  suggestedOwner: string | null;
  reason: string | null;
  askedAt: number;
  ruledAt: number;
}

export interface PrecedentQuery { category?: string | undefined; q?: string | undefined; withTexts: boolean; limit?: number }

/** Rulings are few: so many of the newest are opened and searched, since what people wrote lies sealed. */
const opened = 500;

type LedgerRow = Selectable<Database['ledger']>;

/** Answered returns of the open lane that the viewer may see, the newest ruling first. `capped` where older ones were not searched. */
export async function precedents(db: Db, keys: KeyRing, viewer: Viewer, { category, q, withTexts, limit = 50 }: PrecedentQuery): Promise<{ items: Precedent[]; capped: boolean }> {
  const ways = waysToSee(viewer);
  if (ways.length === 0) return { items: [], capped: false };
  const seen = sql<boolean>`cases.id in (select id from cases where lane = 'open' and (${sql.join(ways.map((way) => sql`(${way})`), sql` or `)}))`;
  let query = db.selectFrom('ledger').innerJoin('cases', 'cases.id', 'ledger.stream').selectAll('ledger').select(['cases.number', 'cases.category'])
    .where('ledger.type', 'in', ['ReturnGranted', 'ReturnRefused']).where('cases.lane', '=', 'open').where(seen).orderBy('ledger.at', 'desc').orderBy('ledger.stream').limit(opened + 1);
  if (category !== undefined) query = query.where('cases.category', '=', category);
  const found = await query.execute();
  const rulings = found.slice(0, opened);
  const streams = [...new Set(rulings.map(({ stream }) => stream))];
  const [asked, dataKeys] = [await askedIn(db, streams), withTexts ? await findDataKeys(db, keys, streams) : new Map<string, Buffer>()];
  const all = rulings.map((ruling) => precedentOf(ruling, asked.get(ruling.stream) ?? [], dataKeys.get(ruling.stream) ?? null));
  const words = q?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  const items = all.filter((one) => words.every((word) => [one.basis, one.reason, one.suggestedOwner, one.unit, one.lead].some((text) => text?.toLowerCase().includes(word))));
  return { items: items.slice(0, limit), capped: found.length > opened || items.length > limit };
}

async function askedIn(db: Db, streams: string[]): Promise<Map<string, LedgerRow[]>> {
  if (streams.length === 0) return new Map();
  const rows = await db.selectFrom('ledger').selectAll().where('stream', 'in', streams).where('type', '=', 'ReturnAsked').orderBy('seq').execute();
  return Map.groupBy(rows, ({ stream }) => stream);
}

function precedentOf(ruling: LedgerRow & { number: string; category: string | null }, askedBefore: readonly LedgerRow[], key: Buffer | null): Precedent {
  const ruled = asLine(ruling, key);
  const asked = asLine(askedBefore.findLast(({ seq }) => seq < ruling.seq)!, key);
  return {
    number: ruling.number, category: ruling.category, unit: String(asked.data['unit']), ruling: ruling.type === 'ReturnGranted' ? 'upheld' : 'refused',
    lead: ruling.type === 'ReturnGranted' ? String(ruled.data['lead']) : null, basis: asked.sealed?.['basis'] ?? null, suggestedOwner: asked.sealed?.['suggestedOwner'] ?? null,
    reason: ruled.sealed?.['reason'] ?? null, askedAt: asked.at, ruledAt: ruled.at,
  };
}
