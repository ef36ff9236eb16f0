import { z } from 'zod';
import type { ZodType } from 'zod';
import { parseQuery } from './parse.ts';
import { Problem } from './problem.ts';

const isText = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** The parameters that every list takes. */
export const Page = z.strictObject({
  filter: z.string().max(4_000).optional(),
  q: z.string().trim().max(200).refine(isText).optional(),
  sort: z.string().max(40).optional(),
  order: z.enum(['asc', 'desc']).optional(),
  limit: z.string().regex(/^\d{1,3}$/).transform(Number).pipe(z.number().min(1).max(100)).optional(),
  after: z.string().max(400).refine(isText).optional(),
});
export type Page = z.infer<typeof Page>;

export interface Paging<F, S extends string> {
  filter: F;
  q: string | undefined;
  sort: S | undefined;
  order: 'asc' | 'desc' | undefined;
  limit: number;
  after: string | undefined;
}

/** A list's parameters, its filter by a schema of its own. @throws Problem malformed for an unknown filter or sort */
export function pageBy<F extends ZodType, S extends string>(query: Page, filter: F, sorts: readonly S[]): Paging<z.output<F>, S> {
  if (query.sort !== undefined && !(sorts as readonly string[]).includes(query.sort)) throw new Problem('malformed', { errors: [{ path: 'sort', code: 'unknownSort', message: 'unknownSort' }] });
  return {
    filter: parseFilter(filter, query.filter),
    q: query.q === '' ? undefined : query.q,
    sort: query.sort as S | undefined,
    order: query.order,
    limit: query.limit ?? 25,
    after: query.after,
  };
}

/** A filter as it stands in an address. @throws Problem malformed */
export function parseFilter<F extends ZodType>(schema: F, text: string | undefined): z.output<F> {
  let value: unknown = {};
  try {
    if (text !== undefined) value = JSON.parse(text);
  } catch {
    throw new Problem('malformed', { errors: [{ path: 'filter', code: 'notJson', message: 'notJson' }] });
  }
  return parseQuery(schema, value);
}

