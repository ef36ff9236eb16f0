import { entryTypes } from '../../../domain/case/entries.ts';
import { entryWords, residentWords, wordsOf } from '../../../domain/locales/index.ts';
import type { Language } from '../../../domain/locales/index.ts';
import { slotsOf } from '../../../domain/locales/say.ts';
import { zhCN } from '../../../domain/locales/zh-CN.ts';
import { defaultPack } from '../../../domain/pack/packs/index.ts';

const units: Record<string, { zh: string; en: string }> = { urban: { zh: '城市管理局', en: 'Urban Management' }, fire: { zh: '消防救援大队', en: 'Fire Service' } };
const spoken = (language: Language) => ({
  language, words: wordsOf(language), pack: defaultPack, unit: (code: string) => units[code], person: (id: string) => (id === 'p1' ? '陈晨' : null),
});
const actor = { kind: 'person' as const, name: '李明', role: 'dispatcher' };
const say = (type: string, data: Record<string, unknown>, more: object = {}, language: Language = 'zh-CN') =>
  entryWords({ type, actor, data, ...more } as any, spoken(language));

describe('a ledger line in words 办理轨迹', () => {
  it.each([
    ['Submitted', { number: 'GW-2026-000123', channel: 'phone' }, '李明 上报案件 GW-2026-000123（来电）'],
    ['Accepted', { category: '0401', severity: 'general', profile: 'Q' }, '李明 受理，类别 消防通道堵塞或设施损坏，等级 一般，时限类型 快办'],
    ['Rejected', { reasonCode: 'outsideDuty' }, '李明 不予受理：不属受理范围'],
    ['Dispatched', { lead: 'urban', person: 'p1', assist: ['fire'] }, '李明 将案件派至 城市管理局，承办人 陈晨，协办 消防救援大队'],
    ['Dispatched', { lead: 'urban', person: 'p1', assist: [], again: true }, '李明 将案件重新派至 城市管理局，承办人 陈晨'],
    ['ExtensionAsked', { budget: '8 wh' }, '李明 申请延期 8 工时'],
    ['HoldGranted', { reasonCode: 'season', until: '2026-03-01' }, '李明 同意挂账至 2026-03-01：季节，办理时限暂停'],
    ['FedBack', { result: 'fixed', closes: false }, '李明 反馈结果：已解决，待核查'],
    ['FedBack', { result: 'explainedNoDuty', closes: true }, '李明 反馈结果：解释说明:非职责范围，案件办结'],
    ['Passed', { method: 'photo' }, '李明 核查通过（照片核查），案件办结'],
    ['Reopened', { reopened: 2, to: 'dispatched' }, '李明 重开案件，第 2 次，转为待签收'],
    ['CalledBack', { solved: true, satisfied: false }, '李明 回访：问题解决 是，满意 否'],
    ['RungReached', { clock: 'handle', rung: '70%', then: 'tell', whom: ['clerk', 'head'] }, '办理时限已用 70%，提醒部门办理员、部门负责人'],
    ['RungReached', { clock: 'accept', rung: 'ring1', then: 'ring', whom: ['nextOnDuty'] }, '受理无人应答，呼叫下一位值班人员'],
    ['Supervised', { clock: 'handle', rung: 'supervise2', then: 'supervise', height: 2, whom: ['chief', 'county'] }, '办理超期，二级督办，通知包案领导、县综治中心管理员'],
    ['MovedUp', { rung: 3, byItself: true }, '本级调解期满未果，连同卷宗自动上移至第 3 级'],
    ['SecondSignAsked', { for: 'reject' }, '李明 提请第二人签认：不予受理'],
  ])('%s %j', (type, data, sentence) => {
    expect(say(type, data)).toBe(sentence);
  });

  it('speaks English too', () => {
    expect(say('Dispatched', { lead: 'urban', person: 'p1', assist: ['fire'] }, {}, 'en')).toBe('李明 dispatched it to Urban Management, in charge 陈晨, assisted by Fire Service');
    expect(say('SittingHeld', { rung: 1, parties: 2, consents: true, signs: ['threat'], jumpsTo: 4 })).toBe('李明 主持第 1 级调解，到场 2 方，双方同意继续调解；扬言威胁，直上第 4 级');
    expect(say('Accepted', { category: '0703', severity: 'general', profile: 'E', signs: ['worse'] })).toContain('；塌陷');
    expect(say('Arrived', { step: 'guardOnSite' })).toBe('李明 到达现场，现场看守已落实');
    expect(say('RungReached', { clock: 'handle', rung: '70%', then: 'tell', whom: ['clerk'] }, {}, 'en')).toBe('70% of the time for handling is used: department clerk told');
  });

  it('reads the texts of a line to whoever may read them, but never who reported', () => {
    expect(say('Referred', {}, { sealed: { where: '人民法院', how: '书面' } })).toBe('李明 移送\n移送至：人民法院\n移送方式：书面');
    expect(say('Submitted', { number: 'n', channel: 'resident' }, { sealed: { description: '通道被堵', reporterName: '王阿姨', reporterPhone: '13800000000' } })).toBe('李明 上报案件 n（居民上报）');
  });

  it('names an actor by his role where his name is not to be seen, and the clock by its own', () => {
    expect(say('Signed', {}, { actor: { kind: 'person', role: 'clerk' } })).toBe('部门办理员 签收');
    expect(say('Withdrawn', {}, { actor: { kind: 'resident' } })).toBe('报事人 撤回');
  });

  it('shows a dash for what is not known, and takes nothing in a name for a template', () => {
    expect(say('Reassigned', { person: 'nobody' })).toBe('李明 将承办人改为 —');
    expect(say('Signed', {}, { actor: { kind: 'person', name: '[%{lead}]' } })).toBe('[%{lead}] 签收');
  });

  it.each(entryTypes)('%s asks for nothing that cannot be put in', (type) => {
    const all = {
      number: 'n', category: '0401', severity: 'general', profile: 'Q', channel: 'phone', reasonCode: 'season', result: 'fixed', to: 'town', lead: 'urban', from: 'urban', unit: 'urban',
      assist: ['fire'], person: 'p1', chief: 'p1', budget: '1 h', until: '2026-03-01', method: 'visit', rework: 1, height: 1, stage: 'first', for: 'reject', rung: 1,
      solved: true, satisfied: true, whom: ['clerk'], clock: 'handle', calendar: { id: 'cn-office', version: 2 }, parties: 2,
    };
    expect(slotsOf(zhCN.entries[type])).not.toContain('');
    expect(say(type, all)).not.toContain('—');
  });
});

describe('what the resident reads', () => {
  it('is plain', () => {
    expect(residentWords({ type: 'Dispatched', actor, data: { lead: 'urban' } }, spoken('zh-CN'))).toBe('交给 城市管理局 办理');
    expect(residentWords({ type: 'HoldGranted', actor, data: { until: '2026-03-01' } }, spoken('zh-CN'))).toBe('暂时不能办完，挂账至 2026-03-01，已采取临时措施');
  });

  it('leaves out what is the office\'s own business, and who did it', () => {
    expect(residentWords({ type: 'Supervised', actor, data: {} }, spoken('zh-CN'))).toBeNull();
    expect(residentWords({ type: 'Commented', actor, data: {} }, spoken('en'))).toBeNull();
    for (const language of ['zh-CN', 'en'] as const) {
      for (const text of Object.values(wordsOf(language).resident.lines)) expect(slotsOf(text)).not.toContain('actor');
    }
  });
});
