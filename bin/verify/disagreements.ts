import type { Fault } from '../../db/audit/fault.ts';
import type { Db } from '../../db/connect.ts';
import type { AlarmSet, Testimony } from './testimony.ts';

/** Lines that a turn of another stream or a new calendar wrote: the workflow of their own stream knows nothing of them. */
const elsewhere = new Set(['ChildMerged', 'CalendarChanged', 'DutiesTaken', 'ContactMade']);

/** Clocks of engine and database differ by a little, and a turn takes its time. */
const tolerance = 10_000;
/** An alarm that does not move is asked after again within so long. */
const patience = 300_000;

/** Where ledger and engine do not say the same. */
export async function disagreements(db: Db, stream: string, testimonies: readonly Testimony[]): Promise<Fault[]> {
  const lines = await db.selectFrom('ledger').select(['seq', 'type', 'hash', 'command_id', 'recorded_at']).where('stream', '=', stream).orderBy('seq').execute();
  const heads = new Map(lines.map(({ seq, hash }) => [seq, hash.toString('hex')]));
  const answers = testimonies.flatMap((one) => one.answers);
  const faults: Fault[] = answers.filter(({ seq, head }) => heads.get(seq) !== head).map(({ seq }) => ({ seq, what: 'engineSaysOtherwise' }));
  faults.push(...testimonies.flatMap(({ alarms }) => alarms).filter((alarm) => !isWhenTold(alarm)).map(({ seq }) => ({ seq, what: 'alarmSetOtherwise' })));
  const whole = testimonies.filter(({ fromTheFirst }) => fromTheFirst);
  if (whole.length === 0) return faults;
  const after = Math.min(...whole.map((one) => one.after));
  const known = new Set(answers.map(({ seq }) => seq));
  const upTo = Math.max(0, ...known);
  const own = lines.filter(({ seq, type }) => seq > after && seq <= upTo && !elsewhere.has(type));
  // A turn is answered with its last line; all of its lines were recorded at one instant.
  const turns = own.filter(({ recorded_at: at, seq }) => lines[seq]?.recorded_at.getTime() !== at.getTime());
  const commands = new Set(testimonies.flatMap((one) => [...one.commands]));
  return [
    ...faults,
    ...turns.filter(({ seq }) => !known.has(seq)).map(({ seq }) => ({ seq, what: 'engineKnowsNothing' })),
    // What the clock wrote has no command; what a person wrote was handed in at the engine's door.
    ...turns.filter(({ command_id: command }) => command !== null && !commands.has(command)).map(({ seq }) => ({ seq, what: 'commandUnknown' })),
  ];
}

/** It was set to the instant that the answer before it had named; or, where that had come without anything to do, to a look again soon. */
const isWhenTold = ({ rings, length, told }: AlarmSet): boolean => (told !== null && Math.abs(rings - told) <= tolerance) || length <= patience + tolerance;
