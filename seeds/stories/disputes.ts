import type { Story } from '../story.ts';
import { accepted, daysAgo, sent } from '../story.ts';

const mediators = { lead: 'hewanforces', person: 'leader' };
const causes = ['楼上漏水', '车位占用', '噪音扰民', '院墙边界', '宠物粪便', '物业费争议', '排水走向', '晾晒遮挡'];

/** Two disputes on the ladder of four rungs: one settled on the second, one that moved up by itself. */
const told: readonly Story[] = [
  { key: 'dispute-settled', began: daysAgo(12), by: 'worker', report: { category: '0101', description: '两户因楼上漏水争执，互不相让。', address: '河湾社区3号楼', area: 'hewan-1', channel: 'visit' },
    steps: [accepted('0101'), sent('0 09:10', mediators), ['0 09:30', 'leader', 'sign'], ['1 10:00', 'mediator', 'moveUp', { reason: '双方要求请调委会。' }], ['2 15:00', 'mediator', 'agree', { agreement: '甲方三日内修复防水并承担粉刷费用，乙方谅解。' }], ['2 17:00', 'verifier', 'pass', { method: 'reporterConfirmation', informed: '双方当事人' }]] },
  { key: 'dispute-climbing', began: daysAgo(6), by: 'worker', report: { category: '0101', description: '院墙边界争议，老人曾动手推搡。', address: '石桥村二组', area: 'shiqiao-1', channel: 'visit' },
    steps: [['0 08:50', 'dispatcher', 'accept', { category: '0101' }], sent('0 09:10', { lead: 'centre', person: 'mediator' }), ['0 09:30', 'mediator', 'sign']] },
];

/** One quarter of a town as S004 reports it (004-30): 147 disputes screened, 140 settled, 7 not. */
const quarter = Array.from({ length: 147 }, (_none, i): Story => {
  const failed = i % 21 === 20;
  const began = daysAgo(8 + (i % 50), `${String(9 + (i % 8)).padStart(2, '0')}:${String(5 + (i % 20)).padStart(2, '0')}`);
  const report = { category: '0101', description: `${causes[i % causes.length]}引起的邻里矛盾。`, area: ['hewan-1', 'hewan-2', 'hewan-3'][i % 3]!, channel: 'patrol' as const };
  if (!failed && i % 3 === 0) {
    return { key: `quarter-${i}`, began, by: 'worker', report: { ...report, area: 'hewan-1', onSpot: true }, steps: [['+40m', 'worker', 'settle', { result: 'mediated', done: '当场劝解，双方握手言和。', told: '双方当事人' }]] };
  }
  const end = failed
    ? (['+1600m', 'leader', 'feedBack', { result: 'mediationFailedInformed', text: '多次调解未果，已书面告知仲裁、诉讼途径。' }] as const)
    : (['+1600m', 'mediator', 'agree', { agreement: '双方互谅互让，达成书面协议。' }] as const);
  return {
    key: `quarter-${i}`, began, by: 'worker', report,
    steps: [['+20m', 'dispatcher', 'accept', { category: '0101' }], ['+40m', 'dispatcher', 'dispatch', mediators], ['+60m', 'leader', 'sign'], end, ['+1700m', 'verifier', 'pass', { method: 'reporterConfirmation', informed: '双方当事人' }]],
  };
});

export const disputes: readonly Story[] = [...told, ...quarter];
