import type { Answer } from '../../domain/case/contract.ts';

/** A step of a history, as Temporal writes it in JSON; only what is read here. */
interface Step {
  eventType?: string;
  workflowExecutionStartedEventAttributes?: { input?: { payloads?: Payload[] } };
  workflowExecutionUpdateAcceptedEventAttributes?: { protocolInstanceId?: string };
  markerRecordedEventAttributes?: { markerName?: string; details?: { result?: { payloads?: Payload[] } } };
}
interface Payload { data?: string }

/** What a history says of the record: the heads that its turns were answered with, and the commands that were handed in. */
export interface Testimony { fromTheFirst: boolean; answers: Answer[]; commands: Set<string> }

/** @throws SyntaxError when it is no history */
export function testimonyOf(json: string): Testimony {
  const { events: steps = [] } = JSON.parse(json) as { events?: Step[] };
  const run = valueOf<{ seen?: { seq?: number } }>(steps[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0]);
  const answers = steps.flatMap(({ markerRecordedEventAttributes: marker }) => {
    const answer = marker?.markerName === 'core_local_activity' ? valueOf<Answer>(marker.details?.result?.payloads?.[0]) : undefined;
    return answer?.head ? [answer] : [];
  });
  const commands = steps.flatMap(({ workflowExecutionUpdateAcceptedEventAttributes: taken }) => taken?.protocolInstanceId ?? []);
  return { fromTheFirst: run?.seen?.seq === 0, answers, commands: new Set(commands) };
}

const valueOf = <T>(payload: Payload | undefined): T | undefined => (payload?.data === undefined ? undefined : (JSON.parse(Buffer.from(payload.data, 'base64').toString('utf8')) as T));
