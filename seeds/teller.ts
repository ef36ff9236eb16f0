import { createHash } from 'node:crypto';
import type { Answer, Turn } from '../domain/case/contract.ts';
import type { Actor, Viewer } from '../domain/case/actor.ts';
import type { Db } from '../db/connect.ts';
import type { KeyRing } from '../db/keys.ts';
import { findArea } from '../db/areas.ts';
import { claimCommand } from '../db/command-log.ts';
import { receiveReport } from '../db/intake.ts';
import { findPerson, viewerOf } from '../db/people.ts';
import type { Step, Story } from './story.ts';
import { beginning, instant } from './timeline.ts';

export interface TellerDeps {
  db: Db;
  keys: KeyRing;
  hands: { turn(turn: Turn, given?: { at?: number }): Promise<Answer> };
  now: number;
}

interface Deed { at: number; story: Story; index: number }

/** The same id for the same words every time, so that telling a story again adds nothing. The first 48 bits are its instant, as in a UUIDv7. */
function idOf(text: string, at: number): string {
  const hex = at.toString(16).padStart(12, '0') + createHash('sha256').update(text).digest('hex').slice(0, 20);
  return [hex.slice(0, 8), hex.slice(8, 12), `7${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join('-');
}

/**
 * Tells stories in the order of time with the clock passed in: before each deed, and at the end, the case is looked at whenever it owes
 * something, so that every rung stands where it was owed.
 */
export function createTeller({ db, keys, hands, now }: TellerDeps) {
  const numbers = new Map<string, string>();
  const viewers = new Map<string, Promise<{ viewer: Viewer; actor: Actor }>>();
  const alarms = new Map<string, { caseId: string; alarmAt: number | null; over: boolean; seq: number }>();

  const whoIs = (name: string) => {
    const known = viewers.get(name) ?? seek(name);
    viewers.set(name, known);
    return known;
  };

  async function seek(name: string): Promise<{ viewer: Viewer; actor: Actor }> {
    if (name === 'resident') return { viewer: { kind: 'resident', personId: null, grants: [], reporter: true }, actor: { kind: 'resident' } };
    const person = await findPerson(db, name);
    const viewer = person && (await viewerOf(db, person.id, now));
    if (!person || !viewer) throw new Error(`the demo has no account ${name}`);
    const grant = viewer.grants[0];
    return { viewer, actor: { kind: 'person', id: person.id, ...(grant ? { role: grant.role, ...(grant.areaId ? { area: grant.areaId } : {}), ...(grant.unit ? { unit: grant.unit } : {}) } : {}) } };
  }

  const remember = (key: string, caseId: string, { seen }: Answer) => alarms.set(key, { caseId, ...seen });

  /** Everything the clock owes this case up to an instant, each at its own time. */
  async function ringUntil(key: string, until: number): Promise<void> {
    for (let known = alarms.get(key); known && !known.over && known.alarmAt !== null && known.alarmAt <= until; known = alarms.get(key)) {
      const commandId = idOf(`${known.caseId}:look:${known.seq}`, known.alarmAt);
      remember(key, known.caseId, await hands.turn({ kind: 'look', caseId: known.caseId, commandId }, { at: known.alarmAt }));
    }
  }

  async function report({ story, at }: Deed): Promise<void> {
    const { report: told, key } = story;
    const { viewer, actor } = await whoIs(story.by);
    const area = told.area === undefined ? undefined : await findArea(db, told.area);
    const caseId = idOf(`case ${key}`, at);
    const kept = await receiveReport(db, keys, {
      caseId, receivedAt: at, viewer, actor, channel: told.channel ?? 'resident', category: told.category ?? null, severity: told.severity ?? 'general',
      location: area?.centre ?? null, evidence: [], onSpot: told.onSpot ?? false,
      ...(area ? { place: { areaId: area.id, path: area.path } } : {}),
      reporter: { kind: story.by === 'resident' ? 'resident' : 'person', personId: viewer.personId, onBehalf: told.channel === 'phone', reachable: told.phone !== undefined },
      sealed: {
        description: told.description, ...(told.address ? { address: told.address } : {}), ...(told.name ? { reporterName: told.name } : {}), ...(told.phone ? { reporterPhone: told.phone } : {}),
      },
    });
    numbers.set(key, kept.number);
    remember(key, caseId, await hands.turn({ kind: 'open', caseId, commandId: caseId }, { at }));
  }

  async function deed({ story, index, at }: Deed): Promise<void> {
    const [, who, action, body = {}] = story.steps[index]!;
    const known = alarms.get(story.key)!;
    await ringUntil(story.key, at);
    const { viewer, actor } = await whoIs(who);
    const key = idOf(`${story.key} ${index} ${action}`, at);
    const caller = viewer.personId ?? 'resident';
    const claimed = await claimCommand(db, keys, { caller, key, fingerprint: `demo ${story.key} ${index}`, caseId: known.caseId, action, body: await filled(body), viewer, actor, receivedAt: at });
    if (claimed.kind !== 'new' && claimed.kind !== 'waiting') return;
    const answer = await hands.turn({ kind: 'command', caseId: known.caseId, commandId: claimed.commandId }, { at });
    if (answer.refused) throw new Error(`story ${story.key}: ${who} may not ${action} (${answer.refused})`);
    remember(story.key, known.caseId, answer);
  }

  /** `@parent` is the number of that story's case, `@+20d` a day so far from now. */
  async function filled(body: Record<string, unknown>): Promise<Record<string, unknown>> {
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, typeof value === 'string' && value.startsWith('@') ? meant(value.slice(1)) : value]));
  }

  function meant(name: string): string {
    const days = /^\+(\d+)d$/.exec(name)?.[1];
    if (days) return new Date(now + Number(days) * 86_400_000).toISOString().slice(0, 10);
    return numbers.get(name) ?? name;
  }

  return {
    async tell(stories: readonly Story[], progress: (done: number, all: number) => void = () => undefined): Promise<void> {
      const deeds = stories.flatMap((story) => deedsOf(story, now)).filter(({ at }) => at <= now).toSorted((one, other) => one.at - other.at || one.index - other.index);
      for (const [done, one] of deeds.entries()) {
        await (one.index < 0 ? report(one) : deed(one));
        if (done % 50 === 0) progress(done, deeds.length);
      }
      for (const { key } of stories) await ringUntil(key, now);
      progress(deeds.length, deeds.length);
    },
  };
}

function deedsOf(story: Story, now: number): Deed[] {
  const start = beginning(story.began, now);
  const steps = story.steps.map((step: Step, index) => ({ at: instant(step[0], start), story, index }));
  return [{ at: start, story, index: -1 }, ...steps];
}
