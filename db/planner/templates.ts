import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { dateOf } from '../../domain/calendar/day.ts';
import { dayAt } from '../../domain/visit/period.ts';
import type { TargetPlan } from '../../domain/visit/target-plan.ts';
import type { Shape } from './gather.ts';

/** What is to be written for every target of a shape. Visits are named by their place in the shape, or by the window of one that stands. */
export interface Templates {
  knocks: { shape: number; no: number; from: number; to: number; first: string; last: string; weight: number; care: boolean }[];
  add: TemplateDuty[];
  move: TemplateDuty[];
  cancel: { shape: number; code: string; period: string }[];
  remove: { shape: number; from: number; to: number }[];
  weigh: { shape: number; from: number; to: number; weight: number; care: boolean }[];
}

interface TemplateDuty { shape: number; kind: string; code: string; period: string; from: number; to: number; weight: number; no: number; visitFrom: number; visitTo: number }

export interface Planned { shape: Shape; plan: TargetPlan }

export function templatesOf(planned: readonly Planned[], zone: string): Templates {
  const dutiesOf = (which: 'add' | 'move') => planned.flatMap(({ shape: { no: shape }, plan }) => plan[which].map(({ visit, ...duty }) => ({
    ...duty, shape, no: visit, visitFrom: plan.visits[visit]!.from, visitTo: plan.visits[visit]!.to,
  })));
  return {
    knocks: planned.flatMap(({ shape: { no: shape }, plan }) => plan.visits.flatMap(({ isNew, earliest, from, to, weight, care }, no) => (isNew
      ? [{ shape, no, from, to, weight, care, first: dateOf(earliest), last: dateOf(dayAt(to - 1, zone)) }] : []))),
    add: dutiesOf('add'),
    move: dutiesOf('move'),
    cancel: planned.flatMap(({ shape: { no: shape }, plan }) => plan.cancel.map((duty) => ({ ...duty, shape }))),
    remove: planned.flatMap(({ shape: { no: shape }, plan }) => plan.remove.map((window) => ({ ...window, shape }))),
    weigh: planned.flatMap(({ shape: { no: shape }, plan }) => plan.weigh.map((visit) => ({ ...visit, shape }))),
  };
}

const columns = {
  shape: 'int', no: 'int', from: 'bigint', to: 'bigint', first: 'date', last: 'date', weight: 'int', care: 'boolean', kind: 'text', code: 'text', period: 'text', visitFrom: 'bigint', visitTo: 'bigint',
} as const;

/** Rows of one list as a table `t` that a statement can join. */
export const asTable = (rows: readonly object[]): RawBuilder<unknown> =>
  sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (${sql.join(Object.keys(rows[0] ?? {}).map((name) => sql`${sql.ref(name)} ${sql.raw(columns[name as keyof typeof columns])}`))})`;

/** Epoch milliseconds of a column as an instant. */
export const instant = (column: string): RawBuilder<Date> => sql<Date>`to_timestamp(${sql.ref(column)} / 1000.0)`;
