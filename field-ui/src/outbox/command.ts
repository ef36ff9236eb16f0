/** Where a command stands on the phone. It is deleted only when the server has answered `applied` or `duplicate`. */
export type Standing = 'queued' | 'sending' | 'conflict' | 'refused';

/** Where somebody was when he recorded it: taken once, shown to him, left out when he likes. */
export interface Spot {
  lng: number;
  lat: number;
  /** Metres. */
  within: number;
}

/** Something that was done and that the server does not know yet. */
export interface Command {
  /** UUIDv7 made on the phone: the key by which the server counts it once. */
  id: string;
  /** Rises on this phone; the order among the commands for one target. */
  order: number;
  /** Thing and action: `report`, `visit.record`, `incident.feedBack`. */
  type: string;
  /** Id of the visit or the case; absent for a report. */
  target?: string;
  baseSeq?: number;
  /** The phone's own clock, epoch milliseconds. */
  phoneAt: number;
  /** When it was done, where that was said by hand (written up from paper), epoch milliseconds. */
  saidAt?: number;
  /** Server time minus phone time in milliseconds, as known then; absent before the phone ever heard from the server. */
  offset?: number;
  payload: Record<string, unknown>;
  /** SHA-256 of photos that must be there before the command. */
  blobs: string[];
  /** What follows on the same thing as soon as the server has given it an id: a report settled on the spot. */
  next?: { type: string; payload: Record<string, unknown> };
  /** What it is, in words, for the list of things that wait. */
  title: string;
  app: string;
  standing: Standing;
  tries: number;
  /** Not before this instant of the phone's clock. */
  nextAt: number;
  /** Of one in conflict: the command by which somebody decided about it, on its way. It stays until that one has been answered. */
  resolvedBy?: string;
  /** Code of the refusal or conflict. */
  code?: string;
  /** Which fields the server would not have. */
  faults?: { path: string; code: string }[];
  /** How the thing stands on the server, where it told us. */
  current?: Record<string, unknown>;
}

export type Draft = Pick<Command, 'type' | 'payload' | 'title'> & Partial<Pick<Command, 'target' | 'baseSeq' | 'saidAt' | 'blobs' | 'next'>>;

/** A row of the store that can be a command; anything else is damaged and is shown, never thrown away. */
export function isCommand(row: unknown): row is Command {
  if (typeof row !== 'object' || row === null) return false;
  const { id, order, type, phoneAt, payload, blobs, standing } = row as Partial<Command>;
  return (
    typeof id === 'string' && typeof order === 'number' && typeof type === 'string' && typeof phoneAt === 'number' &&
    typeof payload === 'object' && payload !== null && Array.isArray(blobs) && typeof standing === 'string'
  );
}

/** The part of a command that travels. */
export interface Sent {
  id: string;
  type: string;
  target?: string;
  baseSeq?: number;
  occurredAt: string;
  payload: Record<string, unknown>;
}

/**
 * What is sent for a command. A phone whose clock is wrong by hours says when it was by the server's clock, with the offset it knew when
 * it was recorded, or else the one it knows now. Nothing is said to have happened after now.
 */
export function sentOf(command: Command, offsetNow: number, now: number): Sent {
  const { id, type, target, baseSeq, payload } = command;
  const at = command.saidAt ?? Math.min(command.phoneAt + (command.offset ?? offsetNow), now + offsetNow);
  return {
    id, type, ...(target === undefined ? {} : { target }), ...(baseSeq === undefined ? {} : { baseSeq }),
    occurredAt: new Date(at).toISOString(), payload,
  };
}
