import { randomInt } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.ts';
import { createConductor } from '../../api/conductor.ts';
import { receiveReport } from '../../db/intake.ts';
import { findSeen } from '../../db/relay.ts';
import { findVisitSeen } from '../../db/visits/waiting-visits.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import type { County } from '../db/county.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import { ownTaskQueue, workflowBundle } from '../support/engine.ts';

export interface Case { caseId: string; number: string }
export type WorkingCounty = Awaited<ReturnType<typeof workOn>>;

/** Every county in a test has numbers of its own: workflows on one engine are named by them. */
export async function apartFromOthers(county: County): Promise<void> {
  await county.db.insertInto('numbering').values({ year: new Date().getFullYear(), last: randomInt(200_000, 900_000) }).execute();
}

/** A county at work on an engine: workers for its cases and its visits, and what people hand in to them. */
export async function workOn(county: County, town: VisitingCounty, { address, namespace }: { address: string; namespace: string }, queues = { cases: ownTaskQueue(), visits: ownTaskQueue() }) {
  const { db, keys } = county;
  const code = await workflowBundle();
  const conductor = createConductor({ address, namespace, queue: queues.cases, queueOfVisits: queues.visits, seenOf: (id) => findSeen(db, id), visitSeenOf: (id) => findVisitSeen(db, id) });
  const client = new Client({ connection: await Connection.connect({ address }), namespace });
  const connection = await NativeConnection.connect({ address });
  const activities = createActivities({ hands: county.hands, visitHands: town.hands });
  const workers = await Promise.all(Object.values(queues).map((taskQueue) => Worker.create({ connection, namespace, taskQueue, workflowBundle: code, activities })));
  const running = workers.map((worker) => worker.run());

  return {
    conductor, client, code, queues,
    /** A report that goes through the engine, as the door would hand it on. */
    async reported(category: string): Promise<Case> {
      const { viewer, actor } = await county.as('resident');
      const { caseId, number } = await receiveReport(db, keys, {
        category, severity: 'general', channel: 'resident', location: null, evidence: [], onSpot: false, place: county.areaOf('grid1'),
        reporter: { kind: 'resident', personId: null, onBehalf: false, reachable: true }, sealed: { description: 'a lamp is out' }, viewer, actor,
      });
      await conductor.open(caseId, number, { kind: 'open', caseId, commandId: caseId });
      return { caseId, number };
    },
    async asks(name: Parameters<County['claim']>[0], { caseId, number }: Case, action: Parameters<County['claim']>[2], body?: unknown): Promise<void> {
      const commandId = await county.claim(name, caseId, action, body);
      const outcome = await conductor.command(number, { kind: 'command', caseId, commandId });
      if (outcome.kind !== 'answer' || outcome.answer.refused) throw new Error(`${action}: ${JSON.stringify(outcome)}`);
    },
    /** The first of them lets the visit begin. */
    async visits(name: string, visitId: string, action: VisitAction, body: unknown = {}): Promise<void> {
      const commandId = await town.claim(name, visitId, action, body);
      const seen = (await findVisitSeen(db, visitId))!;
      const turn = { kind: 'command' as const, caseId: visitId, commandId };
      const outcome = seen.seq === 0 ? await conductor.visits.first(visitId, turn, { visitId, seen }) : await conductor.visits.command(visitId, turn);
      if (outcome.kind !== 'answer' || outcome.answer.refused) throw new Error(`${action}: ${JSON.stringify(outcome)}`);
    },
    /** The instant at which the newest alarm of a workflow rings, epoch milliseconds; undefined while none is set. */
    async ringsAt(workflowId: string): Promise<number | undefined> {
      const { events: steps = [] } = await client.workflow.getHandle(workflowId).fetchHistory();
      const timer = steps?.findLast((step) => step.timerStartedEventAttributes);
      const spanOf = (time: { seconds?: unknown; nanos?: number | null } | null | undefined): number => Number(time?.seconds ?? 0) * 1_000 + (time?.nanos ?? 0) / 1e6;
      return timer && spanOf(timer.eventTime) + spanOf(timer.timerStartedEventAttributes!.startToFireTimeout);
    },
    async leave(): Promise<void> {
      workers.forEach((worker) => worker.shutdown());
      await Promise.all(running);
      await connection.close();
      await conductor.close();
      await client.connection.close();
    },
  };
}

/** Asks again until it holds. @throws after ten seconds */
export async function soon<T>(what: string, ask: () => Promise<T | undefined | false>): Promise<T> {
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    const found = await ask();
    if (found) return found;
    await new Promise((done) => { setTimeout(done, 50); });
  }
  throw new Error(`${what} did not come`);
}
