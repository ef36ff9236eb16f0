import { defaultPack } from '../../../domain/pack/packs/index.ts';
import { visitActions, visitCommands } from '../../../domain/visit/commands.ts';
import { visitEverBy, visitRoad, visitStep } from '../../../domain/visit/road.ts';
import type { VisitStatus } from '../../../domain/visit/status.ts';
import { isLate, isOverdue, outcomeTable, outcomes, toGo, visitStatuses } from '../../../domain/visit/status.ts';
import { at } from './owed.ts';

describe('the road of a visit', () => {
  it('begins and ends without a person: an upcoming visit is not made, a settled one is left alone', () => {
    expect(Object.keys(visitRoad.upcoming)).toEqual(['plan', 'hand']);
    expect(Object.keys(visitRoad.settled)).toEqual([]);
  });

  it.each(['open', 'planned', 'drafting', 'notMet', 'refused', 'excused'] as const)('from %s somebody who was there says how it went', (status) => {
    expect(visitStep(status, 'record')?.to).toEqual(['done', 'notMet', 'refused', 'away', 'open']);
  });

  it('leads only to statuses that there are, and every action is somewhere on it', () => {
    for (const status of visitStatuses) {
      for (const action of visitActions) for (const to of [visitStep(status, action)?.to ?? []].flat()) expect(visitStatuses).toContain(to as VisitStatus);
    }
    expect(visitActions.filter((action) => visitEverBy(action).length === 0)).toEqual([]);
  });

  it('keeps asking and granting an excuse two persons', () => {
    for (const status of toGo.filter((one) => one !== 'upcoming')) expect(visitStep(status, 'grantExcuse')).toMatchObject({ not: 'askedFor', to: 'excused' });
  });
});

describe('how a visit went', () => {
  it('is one of eight, each of which leads to a place on the road', () => {
    expect(outcomes.map((outcome) => `${outcomeTable[outcome].zh} ${outcomeTable[outcome].to}`)).toEqual([
      '见面 done', '电话/视频 done', '见到家属 done', '未见 notMet', '婉拒 refused', '已搬离 away', '已去世 away', '住院/外出 away',
    ]);
  });

  it('opens a data change where somebody is no longer there', () => {
    const opened = outcomes.flatMap((outcome) => ('opens' in outcomeTable[outcome] ? [outcomeTable[outcome].opens] : []));
    expect(opened).toEqual(['1001', '1001', '1001']);
    expect(defaultPack.categories.some(({ code }) => code === '1001')).toBe(true);
  });

  it('is late from the first instant behind the window; overdue is a question asked of the row', () => {
    const to = at('2026-04-01', '00:00');
    expect([isLate(to - 1, to), isLate(to, to)]).toEqual([false, true]);
    expect(visitStatuses.filter((status) => isOverdue({ status, to }, to))).toEqual([...toGo]);
  });

  it('takes what the contract names, and nothing else', () => {
    expect(visitCommands.record.safeParse({ outcome: 'met', occurredAt: '2026-03-05T10:00:00+08:00', facets: { family: 'same' }, needs: ['修灯'], note: '好' }).success).toBe(true);
    expect(visitCommands.record.safeParse({ outcome: 'seen' }).success).toBe(false);
    expect(visitCommands.record.safeParse({ outcome: 'met', occurredAt: '2026-02-30T10:00:00+08:00' }).success).toBe(false);
    expect(visitCommands.hand.safeParse({}).success).toBe(false);
  });
});
