import type { Viewer } from './actor.ts';
import type { CaseState } from './state.ts';

/** May this person see the case at all? A stranger gets "not found". The confidential lane exists for the two clue officers alone (001-11). */
export function maySee(state: Pick<CaseState, 'lane' | 'place' | 'units' | 'reporter'>, viewer: Viewer): boolean {
  throw new Error(`not written yet ${state.lane} ${viewer.kind}`);
}
