/** @jsxImportSource preact */
import type { Group } from './groups.ts';

const strokes: Record<Group, string> = {
  environment: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  facilities: 'M9 18h6M10 21h4M8 14a6 6 0 1 1 8 0c-.7.6-1 1.300-1 2H9c0-.7-.3-1.400-1-2z',
  safety: 'M12 3 2 20h20zM12 9v5M12 17v.5',
  neighbours: 'M3 11l5-4 5 4v9H3zM13 13l4-3 4 3v7h-8M7 20v-4h2v4',
  services: 'M12 20S4 15 4 9a4 4 0 0 1 8-1 4 4 0 0 1 8 1c0 6-8 11-8 11z',
  other: 'M5 12h.5M12 12h.5M19 12h.5',
};

/** A mark that is seen before the word is read; drawn here, because not every phone has the same picture letters. */
export const GroupMark = ({ group }: { group: Group }) => (
  <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d={strokes[group]} /></svg>
);
