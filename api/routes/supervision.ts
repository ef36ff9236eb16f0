import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { findArea } from '../../db/areas.ts';
import { listCases } from '../../db/list-cases.ts';
import { holdsOver } from '../../db/registry-scope.ts';
import { ordersOf } from '../../db/supervision/orders.ts';
import type { Order } from '../../db/supervision/orders.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { IncidentFilter, resolveFilter } from '../incident-filter.ts';
import { zone } from '../local-day.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { AreaName, Instant, Named } from '../present/shapes.ts';
import { Problem } from '../problem.ts';

/** Who oversees, and who answers. */
const overseers = ['leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'chief', 'county', 'head', 'clerk'];
const shown = 20;

const columns = [
  { name: 'yellow', filter: { light: 'yellow' } }, { name: 'red', filter: { overdue: true, supervised: false } }, { name: 'first', filter: { height: 1 } }, { name: 'second', filter: { height: 2 } },
] as const satisfies { name: string; filter: IncidentFilter }[];
const besides = [{ name: 'sessions', filter: { asks: 'consultation' } }, { name: 'answers', filter: { supervised: true, waitingFor: 'me' } }] as const satisfies { name: string; filter: IncidentFilter }[];

const Query = z.strictObject({ area: z.string().max(200).optional() });
const Card = z.object({
  id: z.string(), number: z.string(), category: z.string().nullable(), status: z.string(), lead: Named.nullable(), area: AreaName.nullable(), due: Instant.nullable(), urged: z.number().int(), urgedAt: Instant.nullable(),
  takenOver: z.boolean(), ordered: z.array(z.object({ height: z.number().int(), at: Instant, answeredAt: Instant.nullable() })), sessionAt: Instant.nullable(),
});
const Column = z.object({ filter: IncidentFilter, count: z.number().int(), capped: z.boolean(), cards: z.array(Card) });
const Board = z.object({ columns: z.array(Column.extend({ name: z.enum(['yellow', 'red', 'first', 'second']) })), besides: z.array(Column.extend({ name: z.enum(['sessions', 'answers']) })) });

/** 督办看板: what is about to be late, what is, and what was ordered and answered since. Units, never persons. */
export const supervisionOperations = ({ db, clock }: Deps, desk: CaseDesk): Operation[] => [{
  method: 'get', path: '/api/supervision', name: 'supervision', says: 'The board of supervision: yellow, red, first and second order, each with the filter of its list', who: overseers, query: Query,
  answers: { 200: { says: `The first ${shown} of each column, the most urgent first`, schema: Board } },
  handle: async (req, res, { viewer }) => {
    const { area: ref } = parseQuery(Query, req.query);
    const area = ref === undefined ? undefined : await findArea(db, ref);
    if (ref !== undefined && (!area || !holdsOver(viewer, area.path, overseers))) throw new Problem('notFound');
    const now = clock.now();
    const { units } = await desk.places();
    const { areas } = await desk.places();
    const column = async <N extends string>({ name, filter: own }: { name: N; filter: IncidentFilter }) => {
      const filter = { ...own, ...(area ? { area: area.code } : {}) };
      const found = await listCases(db, viewer, { filter: await resolveFilter(db, filter), sort: 'due', order: 'asc', limit: shown, now });
      const orders = Map.groupBy(await ordersOf(db, found.items.map(({ id }) => id)), ({ stream }) => stream);
      return {
        name, filter, ...found.total,
        cards: found.items.map(({ id, number, state, dueAt }) => {
          const unit = state.lead === null ? undefined : units.get(state.lead);
          const place = areas.get(state.place.areaId);
          return {
            id, number, category: state.category, status: state.status, due: dueAt === null ? null : write(dueAt), takenOver: state.chief !== null,
            lead: unit ? { id: unit.id, code: unit.code, zh: unit.zh, en: unit.en } : null, area: place ? { id: place.id, code: place.code, zh: place.zh, en: place.en, level: place.level } : null,
            ...oversight(orders.get(id) ?? []),
          };
        }),
      };
    };
    const [all, more] = await Promise.all([Promise.all(columns.map(column)), Promise.all(besides.map(column))]);
    res.json({ columns: all, besides: more });
  },
}];

const write = (at: number): string => formatInstant(at, zone);

/** Each order with its answer, how often it was urged, and the joint session that was called. */
function oversight(orders: readonly Order[]) {
  const urged = orders.filter(({ type }) => type === 'Urged');
  const last = urged.at(-1);
  const session = orders.findLast(({ type }) => type === 'ConsultationCalled');
  return {
    urged: urged.length, urgedAt: last ? write(last.at.getTime()) : null, sessionAt: session ? write(session.at.getTime()) : null,
    ordered: orders.filter(({ type }) => type === 'Supervised').map((order) => {
      const answer = orders.find(({ type, at }) => type === 'SupervisionAnswered' && at >= order.at);
      return { height: order.height ?? 1, at: write(order.at.getTime()), answeredAt: answer ? write(answer.at.getTime()) : null };
    }),
  };
}
