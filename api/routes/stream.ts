import type { Request, Response } from 'express';
import { viewerOf } from '../../db/people.ts';
import { visibleVisits } from '../../db/visits/visible-visits.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import type { Change, Live } from '../live.ts';
import type { Operation } from '../operation.ts';

const heartbeat = 20_000;
/** Roles may change while a page stays open; they are read again this often, and a login that ended closes the stream. */
const lookAgain = 30_000;

/** What changed, for pages that are open: never more than the viewer could ask for. */
export const streamOperations = (deps: Deps, desk: CaseDesk, live: Live): Operation[] => [
  {
    method: 'get', path: '/api/stream', name: 'stream', says: 'Changes as they happen: `{resource,id,seq}`; resumes after `Last-Event-ID`', who: 'staff',
    answers: { 200: { says: 'Server-sent lines', type: 'text/event-stream' } },
    handle: (req, res, caller) => stream(deps, desk, live, req, res, caller),
  },
];

async function stream({ db, clock, draining }: Deps, desk: CaseDesk, live: Live, req: Request, res: Response, caller: Caller): Promise<void> {
  let { viewer } = caller;
  res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store, no-transform', Connection: 'keep-alive', 'X-Accel-Buffering': 'no' });
  res.write('retry: 3000\n\n');

  let sending = Promise.resolve();
  const tell = (changes: readonly Change[]): void => {
    sending = sending.then(async () => {
      const visible = await desk.visibleAmong(changes.map(({ caseId }) => caseId), viewer);
      const visits = await visibleVisits(db, changes.map(({ caseId }) => caseId), viewer);
      for (const { caseId, seq, mark } of changes) {
        const resource = visible.has(caseId) ? 'incidents' : visits.has(caseId) ? 'visits' : undefined;
        if (resource) res.write(`id: ${mark}\ndata: ${JSON.stringify({ resource, id: caseId, seq })}\n\n`);
      }
    }).catch(() => {
      res.end();
    });
  };
  const stop = await live.watch(tell, req.get('Last-Event-ID'));
  const beat = setInterval(() => {
    if (draining()) res.end();
    else res.write(': alive\n\n');
  }, heartbeat);
  const look = setInterval(() => {
    void viewerOf(db, caller.personId, clock.now()).then((now) => {
      if (now) viewer = now;
      else res.end();
    }, () => undefined);
  }, lookAgain);
  await new Promise<void>((closed) => res.on('close', closed));
  stop();
  clearInterval(beat);
  clearInterval(look);
}
