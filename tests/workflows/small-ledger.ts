import type { Answer, Turn } from '../../domain/case/contract.ts';

/** A ledger of a few lines in memory, in place of Postgres: notes what it was asked and answers a repeated id as before. */
export function smallLedger() {
  const answers = new Map<string, Answer>();
  const lines: { caseId: string; line: string }[] = [];
  const alarms = new Map<string, number | null>();
  const over = new Set<string>();
  const known = new Set<string>();
  let nextAlarm: number | null = null;
  let broken: unknown;

  const of = (caseId: string) => lines.filter((one) => one.caseId === caseId).map(({ line }) => line);
  const answer = (caseId: string, refused: string | null): Answer => {
    const seq = of(caseId).length;
    return { refused, seq, head: `head-${seq}`, seen: { seq, alarmAt: alarms.get(caseId) ?? null, over: over.has(caseId) || !known.has(caseId) } };
  };

  return {
    linesOf: of,
    /** The alarm that the next command sets. */
    setAlarm(at: number | null) { nextAlarm = at; },
    breakWith(failure: unknown) { broken = failure; },
    async turn({ kind, caseId, commandId }: Turn): Promise<Answer> {
      const given = answers.get(commandId);
      if (given) return given;
      if (broken) throw broken;
      if (kind === 'open') known.add(caseId);
      if (kind === 'look') {
        const at = alarms.get(caseId);
        if (at != null && at <= Date.now()) {
          lines.push({ caseId, line: 'rung' });
          alarms.set(caseId, null);
        }
        return answer(caseId, null);
      }
      const [word = ''] = commandId.split('.');
      if (word === 'refused') return remember(commandId, answer(caseId, 'notNow'));
      lines.push({ caseId, line: word });
      alarms.set(caseId, nextAlarm);
      nextAlarm = null;
      if (word === 'archive') over.add(caseId);
      return remember(commandId, answer(caseId, null));
    },
  };

  function remember(commandId: string, one: Answer): Answer {
    answers.set(commandId, one);
    return one;
  }
}
