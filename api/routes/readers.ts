import { viewerOf } from '../../db/people.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { seesPeople } from '../present/case.ts';
import { createReaders } from '../readers.ts';
import type { Reader } from '../readers.ts';

/** Milliseconds between two signs of life; at each of them the rights are looked at again. */
const every = 20_000;

/** Who else has this case open: told while the page is open, kept nowhere. */
export const readerOperations = ({ db, clock, draining }: Deps, desk: CaseDesk): Operation[] => {
  const readers = createReaders();
  return [
    {
      method: 'get', path: '/api/incidents/:ref/readers', name: 'streamReaders', who: 'staff',
      says: 'Who else has this case open now, told anew when it changes; being connected is being there, and nothing of it is kept',
      answers: { 200: { says: 'Server-sent lines, each `{people:[{id,name}]}`', type: 'text/event-stream' } },
      handle: async (req, res, { personId, name, viewer }) => {
        const { id, state } = await desk.getVisible(String(req.params.ref), viewer);
        res.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store, no-transform', Connection: 'keep-alive', 'X-Accel-Buffering': 'no' });
        res.write('retry: 5000\n\n');
        // An auditor follows cases without the people in them, these included; nor does he disturb anybody by being announced. Of a clue nobody is told
        // anything: a page may still be open from before it became one.
        const readable = seesPeople(viewer) && state.lane === 'open';
        const tell = (people: Reader[]): void => void res.write(`data: ${JSON.stringify({ people })}\n\n`);
        const leave = readable ? readers.sitDown(id, { id: personId, name }, tell) : () => undefined;
        if (!readable) tell([]);
        const beat = setInterval(() => {
          if (draining()) return void res.end();
          res.write(': alive\n\n');
          void viewerOf(db, personId, clock.now()).then(async (now) => {
            if (!now || !(await desk.findVisible(id, now))) res.end();
          }).catch(() => undefined);
        }, every);
        await new Promise<void>((closed) => res.on('close', closed));
        leave();
        clearInterval(beat);
      },
    },
  ];
};
