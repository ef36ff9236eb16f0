import type { roleCardZh } from './roleCardZh.ts';

type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };

export const roleCardEn: Texts<typeof roleCardZh> = {
  title: 'Role card',
  intro: 'One page to keep beside the screen: my lists, what I may do at each station, and where the case goes then. It is made from the rules themselves, so it promises nothing that is refused.',
  print: 'Print',
  lists: 'Lists to look at each day, from the top',
  stations: 'What I may do at each station',
  station: 'Station',
  may: 'Actions (→ where the case goes)',
  second: '(two persons)',
  or: ' or ',
  noCases: 'This role handles no cases.',
  always: 'At any time',
  rules: {
    clock: 'Deadlines are counted by the system in working time; “how computed” shows every stretch. Waiting for something? Ask for a hold, do not let the clock run idle.',
    two: 'What is marked “two persons” is never decided by whoever handled it: who dispatched or handled does not verify, who asked does not sign.',
    mask: 'Names and phones are masked; to see one, give a reason, and it is logged.',
    never: 'No check-in, no tracks, no points, no ranking; a photo is never forced.',
    help: 'Where something cannot be done the reason stands beside it; if that does not help, leave a comment on the case for the dispatcher.',
  },
};
