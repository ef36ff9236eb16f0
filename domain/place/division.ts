import type { MethodPack } from '../pack/pack.ts';
import type { Outline } from './outline.ts';
import { km2Of, overlap } from './outline.ts';

/** A grid with the facts by which grids are divided 规模适度 (002-04). */
export interface Divided { code: string; households: number; people: number; settlement: 'rural' | 'urban' | null; outline: Outline | null; isLeaf: boolean }

/** What is not as it should be. A warning, never a refusal: norms bend to the land. */
export interface DivisionWarning {
  code: 'overlap' | 'gap' | 'tooFewHouseholds' | 'tooManyHouseholds' | 'noOutline';
  grids: string[];
  /** Households of the grid beside the norm, square kilometres for a gap. */
  found?: number;
  least?: number;
  most?: number;
}

/** Less than this share of a parent left over is the hand of whoever drew it. */
const sloppiness = 0.005;

/**
 * The division principles (002-04): within a set grids neither overlap nor leave gaps, and they have about the size that the method names for
 * the smallest of them. Overlap and gap are asked only where outlines exist.
 */
export function divisionWarnings(grids: readonly Divided[], pack: Pick<MethodPack, 'levels' | 'sizeNorms'>, parent: Outline | null): DivisionWarning[] {
  const drawn = grids.filter((grid): grid is Divided & { outline: Outline } => grid.outline !== null);
  const overlaps = drawn.flatMap((one, at) => drawn.slice(at + 1).filter((other) => overlap(one.outline, other.outline)).map((other): DivisionWarning => ({ code: 'overlap', grids: [one.code, other.code] })));
  const without = grids.filter(({ outline }) => outline === null).map(({ code }): DivisionWarning => ({ code: 'noOutline', grids: [code] }));
  return [...overlaps, ...gapOf(drawn, grids.length, parent, overlaps.length > 0), ...without, ...grids.flatMap((grid) => sizeWarning(grid, pack))];
}

function gapOf(drawn: readonly (Divided & { outline: Outline })[], all: number, parent: Outline | null, overlapping: boolean): DivisionWarning[] {
  if (parent === null || overlapping || drawn.length < all || all === 0) return [];
  const whole = km2Of(parent);
  const left = whole - drawn.reduce((sum, { outline }) => sum + km2Of(outline), 0);
  return left > whole * sloppiness ? [{ code: 'gap', grids: drawn.map(({ code }) => code), found: Math.round(left * 1_000) / 1_000 }] : [];
}

export interface SizeNorm { least: number; most: number }

/** How many households a grid should have by the method; null where it says nothing. A norm speaks of the smallest grids where it names the deepest level, or none. */
export function sizeNormOf({ settlement, isLeaf }: Pick<Divided, 'settlement' | 'isLeaf'>, { levels, sizeNorms }: Pick<MethodPack, 'levels' | 'sizeNorms'>): SizeNorm | null {
  const deepest = Math.max(0, ...levels.map(({ depth }) => depth));
  const norms = sizeNorms.filter((norm) => norm.households && isLeaf && (norm.level === undefined || norm.level === deepest) && (norm.type === undefined || settlement === null || norm.type === settlement));
  return norms.length === 0 ? null : { least: Math.min(...norms.map((norm) => norm.households!.least)), most: Math.max(...norms.map((norm) => norm.households!.most)) };
}

function sizeWarning(grid: Divided, pack: Pick<MethodPack, 'levels' | 'sizeNorms'>): DivisionWarning[] {
  const { code, households } = grid;
  const norm = sizeNormOf(grid, pack);
  if (norm === null) return [];
  const { least, most } = norm;
  if (households < least) return [{ code: 'tooFewHouseholds', grids: [code], found: households, least, most }];
  return households > most ? [{ code: 'tooManyHouseholds', grids: [code], found: households, least, most }] : [];
}
