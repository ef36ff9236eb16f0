import type { Outcome } from '../domain/visit/status.ts';
import { diceOf } from './dice.ts';

/** A planned visit, by what its fate depends on. Instants are epoch milliseconds. */
export interface PlannedVisit { id: string; door: string; kind: 'household' | 'place' | 'risk' | 'person'; day: number; windowTo: number; care: boolean; worker: string; /** Who excuses a visit there; null where nobody does. */ superior: string | null; town: string }

/** Something that somebody does about a visit. */
export interface Deed { at: number; visit: string; who: string; action: 'record' | 'askExcuse' | 'grantExcuse'; body: Record<string, unknown> }

const hour = 3_600_000;
const day = 24 * hour;
/** Office hours in which people knock; those who work find nobody at home in the morning. */
const hours = [9, 9.5, 10, 10.5, 14.5, 15, 15.5, 16, 16.5] as const;
const facets = ['family', 'personCategories', 'facilities', 'hazardsAndConflicts'];
const notes = ['家中平安,无异常。', '老人身体尚可,已提醒按时服药。', '已讲解用电用火安全。', '住户反映一切正常。', '核对了家庭情况,无变化。'];
const needs = ['楼道灯不亮,晚上看不清。', '门口路灯坏了一盏。', '单元门口照明不足。'];

const met = (outcome: Outcome, note?: string): Record<string, unknown> => ({ outcome, facets: Object.fromEntries(facets.map((facet) => [facet, 'same'])), ...(note === undefined ? {} : { note }) });

/** A number that a door and its day always give. */
function lotOf(text: string): number {
  let lot = 2_166_136_261;
  for (const sign of text) lot = Math.imul(lot ^ sign.codePointAt(0)!, 16_777_619);
  return lot >>> 0;
}

/**
 * What becomes of a planned visit (of a thousand): most are made on their day; some by phone, with a relative, at the second try, too late, not
 * at all; some are turned away or excused. The same every time.
 */
export function fateOf({ id: visit, door, kind, day: midnight, windowTo, care, worker, superior, town }: PlannedVisit, now: number): Deed[] {
  const dice = diceOf(lotOf(`${door} ${midnight} ${windowTo}`));
  const at = midnight + dice.pick(hours) * hour + dice.below(25) * 60_000;
  const thrown = dice.below(1_000);
  const home = kind === 'household';
  const record = (when: number, body: Record<string, unknown>): Deed => ({ at: when, visit, who: worker, action: 'record', body });
  const plainly = (when = at): Deed[] => [record(when, met('met', dice.percent(30) ? dice.pick(notes) : undefined))];

  if (thrown < 30 && now - midnight < 12 * day) return [];
  if (!home || thrown < 790) return thrown >= 935 && thrown < 970 ? plainly(windowTo + (1 + dice.below(4)) * day + 10 * hour) : plainly();
  if (thrown < 830) return [record(at, met('metRelative'))];
  if (thrown < 880) return [record(at, met('metRemote', '电话联系,情况正常。'))];
  // A care class that is not met within a day is missed: whoever knocked comes again the next morning.
  if (thrown < 920) return [record(at, { outcome: 'notMet', note: '敲门无人,已留便条。' }), ...plainly(care ? midnight + day + 8.5 * hour : at + (1 + dice.below(3)) * day)];
  if (thrown < 935) return [record(at, { outcome: 'refused', note: '住户婉拒入户,门口说明来意。' })];
  if (thrown < 970) return plainly(windowTo + (1 + dice.below(5)) * day + 10 * hour);
  if (thrown < 980 && superior !== null) return [{ at, visit, who: worker, action: 'askExcuse', body: { reason: 'disaster: 暴雨预警,道路封闭' } }, { at: at + 3 * hour, visit, who: superior, action: 'grantExcuse', body: {} }];
  if (town !== 'mingxi') return plainly();
  if (thrown < 984) return [record(at, { outcome: 'away', note: '邻居说在外地子女家。' })];
  return [record(at, { ...met('met', '住户反映照明问题。'), needs: [{ category: '0702', text: dice.pick(needs) }] })];
}
