import type { Story } from '../story.ts';
import { accepted, daysAgo, fedBack, passed, sent, signed } from '../story.ts';

/** What the deployments tell of themselves: a bicycle found in a day (001-17), a lamp whose first repair failed (001-19), a smelling sewer (001-33). */
export const seedsOfOld: readonly Story[] = [
  { key: 'bicycle', began: daysAgo(15), by: 'desk', report: { category: '0302', description: '居民来电：停在楼下的自行车不见了。', address: '河湾社区6号楼', area: 'hewan-1', channel: 'phone', name: '居民', phone: '13800000201' },
    steps: [accepted('0302'), sent('0 08:58', { lead: 'centre', person: 'mediator' }), ['0 09:05', 'mediator', 'sign'], ['0 09:10', 'mediator', 'askAssist', { unit: 'urban', what: '请调看路口监控。' }], ['0 10:30', 'clerk', 'giveAssist', { text: '监控显示被推至东门车棚。' }], ['0 16:20', 'mediator', 'feedBack', { result: 'fixed', text: '不到一天，自行车在东门车棚找到，已交还本人。' }], ['0 17:00', 'worker', 'pass', { method: 'reporterConfirmation', informed: '居民本人已领回' }]] },
  { key: 'lamp-twice', began: daysAgo(14), by: 'worker', report: { category: '0702', description: '走访时发现楼前路灯不亮。', address: '河湾社区5号楼前', area: 'hewan-1', channel: 'visit' },
    steps: [accepted('0702'), sent(), signed(), fedBack('0 11:30', '已更换灯泡。'), ['0 17:30', 'verifier', 'fail', { reason: '更换后仍不亮，请查线路。' }], fedBack('1 15:00', '查出接头锈断，重新接线，路灯已亮。'), passed('1 17:50', '已请楼长现场确认')] },
  { key: 'sewer', began: daysAgo(13), by: 'resident', report: { category: '0605', description: '污水井流臭水好些天了。', address: '河湾社区大院东侧', area: 'hewan-3', name: '住户', phone: '13800000202' },
    steps: [accepted('0605'), sent(), signed(), ['0 10:10', 'clerk', 'contact', { text: '已约住户现场查看。' }], fedBack('0 17:10', '清掏并更换破损井圈，臭水不再外流。'), passed('1 09:30', '住户表示感谢'), ['1 16:00', 'verifier', 'callBack', { solved: true, satisfied: true, text: '烦心事解决了。' }]] },
];
