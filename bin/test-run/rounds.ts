/** Rooms of tests that run together, and how many files of them at a time. */
export interface Round { rooms: readonly string[]; workers: number }

/**
 * One round after another, two files at a time. The engine's native part wants a process for the rooms that load it, and what is measured in
 * seconds wants the machine for itself.
 */
export const rounds: readonly Round[] = [
  { rooms: ['domain', 'house', 'bin', 'db', 'activities', 'api', 'seeds', 'desk', 'field'], workers: 2 },
  { rooms: ['workflows'], workers: 1 },
  { rooms: ['stories'], workers: 2 },
  { rooms: ['browser'], workers: 2 },
  { rooms: ['speed'], workers: 1 },
];

/** Rooms whose tests walk through pages in a browser. */
export const walking = ['browser', 'speed'];
