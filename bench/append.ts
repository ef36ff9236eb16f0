import { randomUUID } from 'node:crypto';
import { Client, Pool } from 'pg';
import { createHands } from '../activities/apply-command.ts';
import { claimCommand } from '../db/command-log.ts';
import { connect } from '../db/connect.ts';
import { receiveReport } from '../db/intake.ts';
import { keyRing } from '../db/keys.ts';
import { findPerson, viewerOf } from '../db/people.ts';
import { inFlight } from './spread.ts';

const keys = keyRing(Buffer.alloc(32, 3));
const width = 8;
const jobs = 1_200;

/**
 * A command through the hands without the engine, beside the raw SQL of the same writes on the same tables in the same run: claim, lock,
 * line, row, answer. Both with eight clients.
 */
export async function measureAppend(url: string) {
  const db = connect(url, { max: width });
  const hands = createHands({ db, keys });
  const desk = (await findPerson(db, 'desk'))!;
  const viewer = (await viewerOf(db, desk.id))!;
  const actor = { kind: 'person' as const, id: desk.id, role: 'desk' };
  const ids: string[] = [];
  await inFlight(width, 64, async () => {
    const caseId = randomUUID();
    await receiveReport(db, keys, {
      caseId, viewer, actor, channel: 'phone', category: '0702', severity: 'general', location: { lng: 110.025, lat: 34.15 }, evidence: [], onSpot: false,
      reporter: { kind: 'person', personId: desk.id, onBehalf: false, reachable: false }, sealed: { description: '路灯不亮' },
    });
    await hands.turn({ kind: 'open', caseId, commandId: caseId });
    ids.push(caseId);
  });
  const ours = await inFlight(width, jobs, async (nth) => {
    const caseId = ids[nth % ids.length]!;
    const claimed = await claimCommand(db, keys, { caller: desk.id, key: randomUUID(), fingerprint: 'bench', caseId, action: 'comment', body: { text: '进展' }, viewer, actor });
    if (claimed.kind !== 'new') throw new Error('a key was used twice');
    await hands.turn({ kind: 'command', caseId, commandId: claimed.commandId });
  });
  await db.destroy();
  const limit = await rawLimit(url, ids);
  return { perSecond: ours.perSecond, rawPerSecond: limit, ratio: Math.round((ours.perSecond / limit) * 100) / 100, clients: width };
}

/** The same writes as plain SQL: what Postgres allows when nobody decides anything. */
async function rawLimit(url: string, ids: readonly string[]): Promise<number> {
  const probe = new Client({ connectionString: url });
  await probe.connect();
  const shape = (await probe.query('select actor, data, sealed, hash from ledger where stream = $1 order by seq desc limit 1', [ids[0]])).rows[0];
  const state = (await probe.query('select state, private_sealed from cases where id = $1', [ids[0]])).rows[0];
  await probe.query('create table if not exists raw_line (like ledger including defaults including indexes)');
  await probe.end();
  const pool = new Pool({ connectionString: url, max: width });
  const seqs = new Map<string, number>();
  const { perSecond } = await inFlight(width, jobs, async (nth) => {
    const id = ids[nth % ids.length]!;
    const client = await pool.connect();
    try {
      const command = randomUUID();
      await client.query("insert into command_log (id, caller, key, fingerprint, case_id, action, body_sealed, context) values ($1, 'raw', $2, 'raw', $3, 'comment', $4, '{}')", [command, randomUUID(), id, shape.hash]);
      await client.query('begin');
      await client.query('select * from command_log where id = $1 for update', [command]);
      await client.query('select * from cases where id = $1 for update', [id]);
      const seq = (seqs.get(id) ?? 0) + 1;
      seqs.set(id, seq);
      await client.query(
        'insert into raw_line (stream, seq, type, at, recorded_at, actor, data, sealed, suite, prev_hash, hash) values ($1, $2, $3, now(), now(), $4, $5, $6, 1, $7, $7)',
        [id, seq, 'Commented', shape.actor, shape.data, shape.sealed, shape.hash],
      );
      await client.query('update cases set state = $2, private_sealed = $3, updated_at = now() where id = $1', [id, JSON.stringify(state.state), state.private_sealed]);
      await client.query("update command_log set answer = '{}', body_sealed = null, answered_at = now() where id = $1", [command]);
      await client.query('commit');
    } finally {
      client.release();
    }
  });
  await pool.end();
  return perSecond;
}
