import type { Answer } from '../../domain/case/contract.ts';

/** A step of a history, as Temporal writes it in JSON; only what is read here. */
interface Step {
  eventType?: string;
  eventTime?: string;
  workflowExecutionStartedEventAttributes?: { input?: { payloads?: Payload[] } };
  workflowExecutionUpdateAcceptedEventAttributes?: { protocolInstanceId?: string };
  markerRecordedEventAttributes?: { markerName?: string; details?: { result?: { payloads?: Payload[] } } };
  timerStartedEventAttributes?: { startToFireTimeout?: string };
}
interface Payload { data?: string }

/** An alarm that the engine set: when it rings, after how long, and what the last answer before it had told it. Milliseconds. */
export interface AlarmSet { rings: number; length: number; told: number | null; seq: number }

/** What a history says of the record: the heads that its turns were answered with, the commands that were handed in, the alarms that it set. */
export interface Testimony { /** Of the lines behind its beginning it knows every one. */ fromTheFirst: boolean; /** The line that stood before it began; 0 where none did. */ after: number; answers: Answer[]; commands: Set<string>; alarms: AlarmSet[] }

/** @throws SyntaxError when it is no history */
export function testimonyOf(json: string): Testimony {
  const { events: steps = [] } = JSON.parse(json) as { events?: Step[] };
  const run = valueOf<{ seen?: { seq?: number; alarmAt?: number | null }; opened?: boolean }>(steps[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]);
  const found: Testimony = { fromTheFirst: run?.seen?.seq === 0 || run?.opened === true, after: run?.seen?.seq ?? 0, answers: [], commands: new Set(), alarms: [] };
  let told = { seq: run?.seen?.seq ?? 0, alarmAt: run?.seen?.alarmAt ?? null };
  for (const { eventTime, markerRecordedEventAttributes: marker, workflowExecutionUpdateAcceptedEventAttributes: taken, timerStartedEventAttributes: timer } of steps) {
    const answer = marker?.markerName === 'core_local_activity' ? valueOf<Answer>(marker.details?.result?.payloads?.[0]) : undefined;
    if (answer?.head) {
      found.answers.push(answer);
      told = { seq: answer.seq, alarmAt: answer.seen.alarmAt };
    }
    if (taken?.protocolInstanceId) found.commands.add(taken.protocolInstanceId);
    if (timer && eventTime) {
      const length = secondsOf(timer.startToFireTimeout) * 1_000;
      found.alarms.push({ rings: Date.parse(eventTime) + length, length, told: told.alarmAt, seq: told.seq });
    }
  }
  return found;
}

/** `12.5s`, as protobuf writes a length of time. */
const secondsOf = (text = '0s'): number => Number(text.replace('s', ''));

const valueOf = <T>(payload: Payload | undefined): T | undefined => (payload?.data === undefined ? undefined : (JSON.parse(Buffer.from(payload.data, 'base64').toString('utf8')) as T));
