import { z } from 'zod';
import { clockNames } from '../case/status.ts';
import { Ladder } from '../clock/ladder.ts';
import { RequestTerms } from './asking.ts';
import { Authority } from './authority.ts';
import { Category, Major } from './category.ts';
import { Code, Named } from './named.ts';
import { Reasons, Result } from './outcome.ts';
import { Profile } from './profile.ts';
import { checkReferences } from './references.ts';
import { Route, UnitKind } from './routing.ts';
import { SeverityRule } from './severity.ts';
import { Terms } from './terms.ts';
import { VisitTerms } from './visit-terms.ts';
import { Cadence, Facet, GridLevel, MustReport, MustVisit, SizeNorm, Trigger } from './visiting.ts';

/** For each clock the ladders it may climb, by group; a profile names its group, `default` serves the rest. */
export const Ladders = z.partialRecord(z.enum(clockNames), z.record(Code, Ladder));
export type Ladders = z.infer<typeof Ladders>;

const shape = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,63}$/, 'lower case letters, digits and hyphens'),
  version: z.number().int().positive(),
  ...Named.shape,
  /** The pack that this one was made from. */
  basedOn: z.string().optional(),
  /** Id of the calendar that working time is counted on. */
  calendar: Code,
  majors: z.array(Major).min(1),
  categories: z.array(Category).min(1),
  profiles: z.record(Code, Profile),
  severity: SeverityRule,
  ladders: Ladders,
  requests: RequestTerms,
  terms: Terms,
  authority: Authority,
  units: z.array(UnitKind).min(1),
  routing: z.array(Route),
  results: z.array(Result).min(1),
  reasons: Reasons,
  cadences: z.array(Cadence),
  visits: VisitTerms.prefault({}),
  mustVisits: z.array(MustVisit),
  facets: z.array(Facet),
  triggers: z.array(Trigger),
  mustReports: z.array(MustReport),
  levels: z.array(GridLevel),
  sizeNorms: z.array(SizeNorm),
};

/** The shape alone, for tools that need it without the references. */
export const PackShape = z.strictObject(shape);

/**
 * A method pack 工作法包: one JSON document that holds every limit, ladder, category and cadence of a way of working. It is data only: a rule
 * that does not fit the vocabulary widens the vocabulary, never the pack. Issues carry the path of what is wrong; what one part says of
 * another is checked as well (a category's profile exists, rungs stand in order, nothing routes to a unit that is not there).
 */
export const MethodPack = PackShape.superRefine(checkReferences);
export type MethodPack = z.infer<typeof PackShape>;
/** A pack as data is written: whatever has a default may be left out. */
export type PackInput = z.input<typeof PackShape>;
