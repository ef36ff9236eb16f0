import { z } from 'zod';

/** Who acted, as he was then. The name stays with the ciphertext of the line; here are only ids and words. */
export const Actor = z.object({
  kind: z.enum(['person', 'clock', 'system', 'resident']),
  id: z.string().optional(),
  role: z.string().optional(),
  area: z.string().optional(),
  unit: z.string().optional(),
});
export type Actor = z.infer<typeof Actor>;

export const theClock: Actor = { kind: 'clock' };
export const theSystem: Actor = { kind: 'system' };

/** A role held over an area (all below it) or within a unit. Loaded fresh for every request; only those valid now. */
export interface Grant {
  role: string;
  areaId: string | null;
  areaPath: string[];
  unit: string | null;
  employment: 'full' | 'part';
}

/**
 * Who asks. A resident has no grants: `reporter` says that he showed the code of this case.
 * `personId` is set for staff.
 */
export interface Viewer {
  kind: 'person' | 'resident' | 'clock' | 'system';
  personId: string | null;
  grants: Grant[];
  reporter: boolean;
}
