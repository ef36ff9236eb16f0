import type { Command } from './command.ts';

const firstWait = 5_000;
const longestWait = 300_000;

/** How long to wait after so many tries in vain: 5 s, doubling, at most 5 min. */
export const waitAfter = (tries: number): number => Math.min(longestWait, firstWait * 2 ** Math.max(0, tries - 1));

/** In the order in which they were made. */
export const inOrder = (commands: readonly Command[]): Command[] => [...commands].sort((one, other) => one.order - other.order);

/** Waits for the network, not for a person. `sending` is one that was on its way when the app was killed. */
export const isWaiting = ({ standing }: Command): boolean => standing === 'queued' || standing === 'sending';
export const needsSomebody = ({ standing, resolvedBy }: Command): boolean => (standing === 'conflict' && resolvedBy === undefined) || standing === 'refused';

/**
 * What may be sent now, in order. Of one target nothing overtakes, and one goes at a time: the next is made to follow on the answer to it.
 * Behind a command that must still wait, or about which somebody has to decide, the later ones wait too; a refused one has had its answer
 * and holds nobody up.
 * @param isReady whether its photos are on the server already
 */
export function sendable(commands: readonly Command[], now: number, isReady: (command: Command) => boolean, most = 50): Command[] {
  const heldUp = new Set<string>();
  const chosen: Command[] = [];
  for (const command of inOrder(commands)) {
    const goes = isWaiting(command) && command.nextAt <= now && isReady(command);
    const free = command.target === undefined || !heldUp.has(command.target);
    if (goes && free && chosen.length < most) chosen.push(command);
    if (command.target !== undefined && command.standing !== 'refused') heldUp.add(command.target);
  }
  return chosen;
}

/** When the next try is due, as the phone's clock has it; undefined where nothing waits. */
export const nextTryAt = (commands: readonly Command[]): number | undefined => {
  const waiting = commands.filter(isWaiting);
  return waiting.length === 0 ? undefined : Math.min(...waiting.map(({ nextAt }) => nextAt));
};

/** Everything at once, as the button "try now" wants it. */
export const dueNow = (command: Command): Command => ({ ...command, nextAt: 0 });

export const failed = (command: Command, now: number): Command => {
  const tries = command.tries + 1;
  return { ...command, standing: 'queued', tries, nextAt: now + waitAfter(tries) };
};
