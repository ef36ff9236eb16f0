import type { Story } from '../story.ts';
import { daysAgo, minutesAgo } from '../story.ts';

const two = { lead: 'urban2', person: 'clerk2' };

/** The second town, which the first must never see, and two clues in the confidential lane. */
export const elsewhere: readonly Story[] = [
  { key: 'second-town-closed', began: daysAgo(4), by: 'resident', report: { category: '0601', description: '公园垃圾桶满了。', address: '松林公园', area: 'songlin-1', name: '林女士', phone: '13800000301' },
    steps: [['0 08:55', 'desk2', 'accept', { category: '0601' }], ['0 09:15', 'dispatcher2', 'dispatch', two], ['0 09:40', 'clerk2', 'sign'], ['0 14:10', 'clerk2', 'feedBack', { result: 'fixed', text: '已清运。' }], ['0 15:40', 'verifier2', 'pass', { method: 'visit', informed: '报事人' }]] },
  { key: 'second-town-running', began: daysAgo(1), by: 'worker2', report: { category: '0703', description: '桥面坑洼。', address: '松林桥', area: 'songlin-2', channel: 'patrol' },
    steps: [['0 09:00', 'dispatcher2', 'accept', { category: '0703' }], ['0 09:20', 'dispatcher2', 'dispatch', two], ['0 10:00', 'clerk2', 'sign']] },
  { key: 'second-town-new', began: minutesAgo(18), by: 'resident', report: { category: '0604', description: '广场舞音响太大。', address: '松林广场', area: 'songlin-1', name: '宋先生', phone: '13800000302' }, steps: [] },
  { key: 'clue-new', began: minutesAgo(30), by: 'resident', report: { category: '0304', description: '有人强收市场摊位保护费。', area: 'hewan-2' }, steps: [] },
  { key: 'clue-taken', began: daysAgo(2), by: 'resident', report: { category: '0305', description: '出租屋里疑似聚众赌博。', area: 'shiqiao-1' },
    steps: [['0 09:00', 'clue1', 'accept', { category: '0305' }], ['0 09:20', 'clue1', 'dispatch', { lead: 'clues', person: 'clue2' }], ['0 09:40', 'clue2', 'sign']] },
];
