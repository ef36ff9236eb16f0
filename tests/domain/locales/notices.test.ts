import { entryTypes } from '../../../domain/case/entries.ts';
import { noticesFor } from '../../../domain/case/notices.ts';
import type { CaseState } from '../../../domain/case/state.ts';
import { deeds } from '../../../domain/clock/ladder.ts';
import { zhCN } from '../../../domain/locales/zh-CN.ts';

/** As much of a case as telling people asks for. */
const state = {
  lane: 'open', profile: 'N', person: 'p1', lead: 'urban', place: { areaId: 'g', path: ['c', 't', 'v', 'g'] }, reporter: { reachable: true },
} as unknown as CaseState;

const whom = ['person', 'clerk', 'head', 'county', 'nextOnDuty'];
const data = [
  { unit: 'urban', to: 'town', rework: 3, closes: false, mustReportCopy: true, unclearOwner: true, whom },
  { unit: 'urban', to: 'county', rework: 2, closes: true, mustReportCopy: false, unclearOwner: false, whom },
];

it('every notice that a line causes has its words', () => {
  const templates = entryTypes.flatMap((type) =>
    deeds.flatMap((deed) => data.flatMap((one) => noticesFor(state, { type, at: 0, actor: { kind: 'clock' }, data: { ...one, then: deed } } as any, 1).map(({ template }) => template))));
  expect(templates.length).toBeGreaterThan(100);
  expect([...new Set(templates)].filter((template) => !Object.hasOwn(zhCN.notices, template))).toEqual([]);
});
