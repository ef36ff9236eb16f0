import { z } from 'zod';
import { key, words } from '../case/text.ts';
import { Outline } from '../place/outline.ts';

const Position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
const Spot = z.strictObject({ type: z.literal('Point'), coordinates: Position });
const Line = z.strictObject({ type: z.literal('LineString'), coordinates: z.array(Position).min(2).max(500) });
export type Geometry = z.infer<typeof Spot> | z.infer<typeof Line> | Outline;

/** Who may draw on the sand-table, each over the area that is his. */
export const drawers = ['leader', 'desk', 'dispatcher', 'verifier', 'chief', 'county'] as const;

/** What is drawn on the sand-table 沙盘 (001-23): a note at a spot, a line, a zone, with words. WGS-84 degrees. */
export const Annotation = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('note'), area: key(), geometry: Spot, words: words(200) }),
  z.strictObject({ kind: z.literal('line'), area: key(), geometry: Line, words: words(200) }),
  z.strictObject({ kind: z.literal('zone'), area: key(), geometry: Outline, words: words(200) }),
]);
export type Annotation = z.infer<typeof Annotation>;

/** An annotation is ended with a reason, never deleted. */
export const AnnotationEnd = z.strictObject({ reason: words(200) });
