import { catalogue, majors } from '../../../domain/pack/catalogue/index.ts';
import { limitsFor } from '../../../domain/pack/limits.ts';
import { defaultPack } from '../../../domain/pack/packs/index.ts';

/** code and name | profile | accept | dispatch | sign | handle | verify | on spot | evidence | flags, as the field has them. */
const table = `
  0101 邻里纠纷 | M | 4 wh | 4 wh | 4 wh | 56 wh | 8 wh | grid | none |
  0102 婚姻家庭纠纷 | M | 4 wh | 4 wh | 4 wh | 56 wh | 8 wh | village | none |
  0103 土地山林水利纠纷 | M | 4 wh | 4 wh | 4 wh | 56 wh | 8 wh | town | none |
  0104 征地拆迁纠纷 | X | 8 wh | 8 wh | 8 wh | 120 wh | 16 wh | county | none |
  0105 物业与业主纠纷 | M | 4 wh | 4 wh | 4 wh | 56 wh | 8 wh | town | none |
  0106 欠薪与劳动争议 | C | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | town | none |
  0107 消费纠纷 | C | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | town | none |
  0201 初次信访诉求 | T | 8 wh | 16 wh | 8 wh | 1440 h | 16 wh | county | none |
  0202 重复信访与积案 | T | 8 wh | 16 wh | 8 wh | 1440 h | 16 wh | county | none |
  0203 集体民意诉求 | U | 1 h | 1 h | 1 h | 72 h | 24 h | town | none | MR
  0204 群体性事件苗头 | E | 0.25 h | 0.25 h | 0.25 h | 24 h | 4 h | county | none | MR
  0205 极端言行风险 | E | 0.25 h | 0.25 h | 0.25 h | 24 h | 4 h | county | none |
  0301 正在发生的违法犯罪 | E | 0.25 h | 0.25 h | 0.25 h | 2 h | 4 h | town | optional |
  0302 盗窃诈骗报案线索 | U | 1 h | 1 h | 1 h | 24 h | 24 h | town | optional |
  0303 家庭暴力 | E | 0.25 h | 0.25 h | 0.25 h | 24 h | 4 h | town | optional |
  0304 涉黑涉恶线索 | S | 1 h | 2 h | 2 h | 40 wh | – | county | none | MR CONF
  0305 涉毒涉赌涉黄涉邪线索 | S | 1 h | 2 h | 2 h | 40 wh | – | county | none | CONF
  0306 电信诈骗预警劝阻 | U | 1 h | 1 h | 1 h | 4 h | 24 h | grid | optional |
  0307 治安防范薄弱点 | C | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | town | optional |
  0308 护路护线隐患 | U | 1 h | 1 h | 1 h | 24 h | 24 h | town | optional |
  0401 消防通道堵塞或设施损坏 | Q | 2 wh | 2 wh | 2 wh | 8 wh | 8 wh | grid | required | MR
  0402 电动车违规停放充电 | Q | 2 wh | 2 wh | 2 wh | 8 wh | 8 wh | grid | required | MR
  0403 燃气泄漏与隐患 | E | 0.25 h | 0.25 h | 0.25 h | 4 h | 4 h | town | required | MR
  0404 用电线路隐患 | U | 1 h | 1 h | 1 h | 24 h | 24 h | village | required | MR
  0405 危房与高空坠物 | U | 1 h | 1 h | 1 h | 24 h | 24 h | town | required | MR
  0406 生产经营安全隐患 | C | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | town | required | MR
  0407 交通安全隐患 | N | 4 wh | 4 wh | 4 wh | 24 wh | 8 wh | town | required | MR
  0408 水域与溺水隐患 | U | 1 h | 1 h | 1 h | 24 h | 24 h | village | required | MR
  0409 电梯等特种设备故障 | U | 1 h | 1 h | 1 h | 8 h | 24 h | town | required | MR
  0410 校园及周边安全 | U | 1 h | 1 h | 1 h | 24 h | 24 h | town | required | MR
  0411 安全生产与交通等事故 | U | 1 h | 1 h | 1 h | 24 h | 24 h | town | optional | MR
  0501 火灾 | E | 0.25 h | 0.25 h | 0.25 h | 24 h | 4 h | town | required |
  0502 森林草原火情与违规用火 | E | 0.25 h | 0.25 h | 0.25 h | 4 h | 4 h | town | required |
  0503 洪涝与地质灾害 | E | 0.25 h | 0.25 h | 0.25 h | 24 h | 4 h | county | required |
  0504 极端天气与道路结冰 | U | 1 h | 1 h | 1 h | 12 h | 24 h | town | required |
  0505 传染病与食物中毒 | E | 0.25 h | 0.25 h | 0.25 h | 24 h | 4 h | county | optional |
  0506 人员走失 | E | 0.25 h | 0.25 h | 0.25 h | 24 h | 4 h | town | optional |
  0507 停水停电停气停暖 | U | 1 h | 1 h | 1 h | 24 h | 24 h | town | required |
  0601 暴露垃圾 | Q | 2 wh | 2 wh | 2 wh | 8 wh | 8 wh | grid | required |
  0602 乱倒渣土建筑垃圾 | N | 4 wh | 4 wh | 4 wh | 16 wh | 8 wh | village | required |
  0603 占道经营与违规广告 | Q | 2 wh | 2 wh | 2 wh | 8 wh | 8 wh | village | required |
  0604 噪声油烟扰民 | N | 4 wh | 4 wh | 4 wh | 24 wh | 8 wh | village | required |
  0605 污水横流与水体污染 | Q | 2 wh | 2 wh | 2 wh | 8 wh | 8 wh | village | required |
  0606 露天焚烧 | E | 0.25 h | 0.25 h | 0.25 h | 2 h | 4 h | grid | required |
  0607 违法建设 | X | 8 wh | 8 wh | 8 wh | 120 wh | 16 wh | county | required |
  0608 养犬扰民 | N | 4 wh | 4 wh | 4 wh | 24 wh | 8 wh | grid | optional |
  0609 环卫作业监管 | Q | 2 wh | 2 wh | 2 wh | 8 wh | 8 wh | grid | optional |
  0701 井盖缺失破损 | E | 0.25 h | 0.25 h | 0.25 h | 6 h | 4 h | town | required |
  0702 路灯楼道灯不亮 | N | 4 wh | 4 wh | 4 wh | 24 wh | 8 wh | grid | required |
  0703 路面破损塌陷 | C | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | town | required |
  0704 管道堵塞漏水 | Q | 2 wh | 2 wh | 2 wh | 8 wh | 8 wh | village | required |
  0705 绿化损毁 | C | 4 wh | 8 wh | 8 wh | 40 wh | 16 wh | town | required |
  0706 设施增设与改造 | X | 8 wh | 8 wh | 8 wh | 120 wh | 16 wh | village | required |
  0801 突发生活困难求助 | U | 1 h | 1 h | 1 h | 48 h | 24 h | village | none |
  0802 低保救助与临时救助 | A | 4 wh | 4 wh | 4 wh | 40 wh | 8 wh | town | none |
  0803 残疾人服务 | A | 4 wh | 4 wh | 4 wh | 40 wh | 8 wh | town | none |
  0804 养老照护需求 | N | 4 wh | 4 wh | 4 wh | 24 wh | 8 wh | village | none |
  0805 就业失业帮扶 | A | 4 wh | 4 wh | 4 wh | 40 wh | 8 wh | town | none |
  0806 住房保障与优抚 | A | 4 wh | 4 wh | 4 wh | 40 wh | 8 wh | town | none |
  0807 证照社保医保代办 | A | 4 wh | 4 wh | 4 wh | 40 wh | 8 wh | village | none |
  0808 政策咨询 | I | 2 wh | 2 wh | 2 wh | 8 wh | – | grid | none |
  0809 志愿服务需求 | N | 4 wh | 4 wh | 4 wh | 24 wh | 8 wh | grid | none |
  0810 文化教育服务 | A | 4 wh | 4 wh | 4 wh | 40 wh | 8 wh | village | none |
  0811 计划生育与家庭发展服务 | A | 4 wh | 4 wh | 4 wh | 40 wh | 8 wh | village | none |
  0901 精神障碍患者异常 | E | 0.25 h | 0.25 h | 0.25 h | 24 h | 4 h | town | none |
  0902 矫正与刑释人员帮扶 | C | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | town | none |
  0903 吸毒人员帮扶与失联 | C | 4 wh | 8 wh | 8 wh | 24 wh | 16 wh | town | none |
  0904 未成年人受侵害或失管 | E | 0.25 h | 0.25 h | 0.25 h | 24 h | 4 h | county | none |
  0905 独居老人失联 | E | 0.25 h | 0.25 h | 0.25 h | 4 h | 4 h | village | none |
  0906 流浪乞讨救助 | U | 1 h | 1 h | 1 h | 8 h | 24 h | town | none |
  1001 人口变动 | N | 4 wh | 4 wh | 4 wh | 24 wh | 8 wh | grid | optional |
  1002 房屋出租与群租 | C | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | village | optional |
  1003 单位门店变动 | N | 4 wh | 4 wh | 4 wh | 24 wh | 8 wh | grid | optional |
  1004 食品药品安全问题 | U | 1 h | 1 h | 1 h | 24 wh | 24 h | town | optional |
  1005 意见建议 | C | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | town | optional |
  1006 不稳定因素与舆情 | Q | 2 wh | 2 wh | 2 wh | 8 wh | 8 wh | town | optional | MR
  1007 议事协商议题 | X | 8 wh | 8 wh | 8 wh | 120 wh | 16 wh | village | optional |
  1008 宗教活动场所事项 | C | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | town | optional |
  1009 党建与组织事项 | C | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | village | none |
`;

const expected = table.trim().split('\n').map((row) => row.trim());

const asRow = (code: string): string => {
  const category = defaultPack.categories.find((one) => one.code === code)!;
  const { accept, dispatch, sign, handle, verify } = limitsFor(defaultPack, code, category.profile);
  const limits = [accept, dispatch, sign, handle, verify].map((limit) => limit ?? '–');
  const flags = [category.mustReport ? 'MR' : '', category.confidential ? 'CONF' : ''].filter(Boolean).join(' ');
  return [`${code} ${category.zh}`, category.profile, ...limits, category.closeOnSpot, category.evidence, flags].join(' | ').replace(/ \|\s*$/, ' |').trim();
};

describe('the catalogue of matters 事项分类', () => {
  it('has ten majors and 79 minors', () => {
    expect(majors).toHaveLength(10);
    expect(catalogue).toHaveLength(79);
    expect(expected).toHaveLength(79);
  });

  it.each(expected)('%s', (row) => {
    expect(asRow(row.slice(0, 4))).toBe(row);
  });

  const named = (codes: string) => codes.split(' ').map((code) => catalogue.find((one) => one.code === code)?.zh).join('、');

  it.each([
    ['社情民意', '1005 1006', '意见建议、不稳定因素与舆情'], ['矛盾纠纷', '0101 0102', '邻里纠纷、婚姻家庭纠纷'], ['安全生产', '0406', '生产经营安全隐患'], ['环境卫生', '0601', '暴露垃圾'],
    ['环卫监管', '0609', '环卫作业监管'], ['实有人口及房屋', '1001 1002', '人口变动、房屋出租与群租'], ['特殊人员', '0901 0902 0903', '精神障碍患者异常、矫正与刑释人员帮扶、吸毒人员帮扶与失联'],
    ['刑事治安案件', '0301 0302', '正在发生的违法犯罪、盗窃诈骗报案线索'], ['突发性群体性案事件', '0204', '群体性事件苗头'], ['灾害事故', '0411 0503', '安全生产与交通等事故、洪涝与地质灾害'],
  ])('has the information class %s that a grid collects (004-10)', (_class, codes, zh) => expect(named(codes)).toBe(zh));

  it.each([
    ['社会保障', '0807', '证照社保医保代办'], ['综合治理', '0307', '治安防范薄弱点'], ['应急', '0504', '极端天气与道路结冰'], ['社会救助', '0802', '低保救助与临时救助'], ['疫情防控', '0505', '传染病与食物中毒'],
    ['邻里纠纷', '0101', '邻里纠纷'], ['社情民意', '1005', '意见建议'], ['环境卫生巡查', '0601', '暴露垃圾'],
  ])('carries the line of work %s (002-11)', (_line, codes, zh) => expect(named(codes)).toBe(zh));

  it.each([
    ['维稳', '0204 1006', '群体性事件苗头、不稳定因素与舆情'], ['防邪、禁毒', '0305 0903', '涉毒涉赌涉黄涉邪线索、吸毒人员帮扶与失联'], ['信访', '0201 0202', '初次信访诉求、重复信访与积案'],
    ['安全巡查', '0401 0406', '消防通道堵塞或设施损坏、生产经营安全隐患'],
  ])('carries the centre’s %s (004-02)', (_line, codes, zh) => expect(named(codes)).toBe(zh));

  it.each([
    ['党建', '1009', '党建与组织事项'], ['社会治安', '0307', '治安防范薄弱点'], ['信访维稳', '0201 1006', '初次信访诉求、不稳定因素与舆情'], ['矛盾纠纷排查化解', '0101 0103', '邻里纠纷、土地山林水利纠纷'],
    ['应急管理', '0504', '极端天气与道路结冰'], ['食药安全', '1004', '食品药品安全问题'], ['宗教', '1008', '宗教活动场所事项'], ['消防', '0401', '消防通道堵塞或设施损坏'],
    ['社会保障', '0807', '证照社保医保代办'], ['社会救助', '0802', '低保救助与临时救助'], ['特殊人群服务管理', '0901 0902 0903', '精神障碍患者异常、矫正与刑释人员帮扶、吸毒人员帮扶与失联'],
    ['社情民意', '1005', '意见建议'], ['残疾人服务', '0803', '残疾人服务'],
  ])('has the matter %s that is brought into the grid (000-11)', (_matter, codes, zh) => expect(named(codes)).toBe(zh));

  it.each([
    ['社会救助', '0801 0802', '突发生活困难求助、低保救助与临时救助'], ['优抚救济、住房保障', '0806', '住房保障与优抚'], ['城市管理', '0603', '占道经营与违规广告'], ['环境卫生', '0609', '环卫作业监管'],
    ['文化教育', '0810', '文化教育服务'], ['劳动就业', '0805', '就业失业帮扶'], ['消费维权', '0107', '消费纠纷'], ['计划生育', '0811', '计划生育与家庭发展服务'],
  ])('takes on for people what they need in %s (004-39)', (_field, codes, zh) => expect(named(codes)).toBe(zh));

  it('reports these whatever the pack', () => {
    expect(catalogue.filter(({ mustReport }) => mustReport).map(({ code }) => code)).toEqual([
      '0203', '0204', '0304', '0401', '0402', '0403', '0404', '0405', '0406', '0407', '0408', '0409', '0410', '0411', '1006',
    ]);
  });

  it('keeps two of them in the confidential lane, and only those', () => {
    expect(catalogue.filter(({ confidential }) => confidential).map(({ code }) => code)).toEqual(['0304', '0305']);
  });

  it('says whom to call before writing anything down', () => {
    expect(catalogue.filter(({ callFirst }) => callFirst).map(({ code, callFirst }) => `${code} ${callFirst}`)).toEqual(['0301 110', '0303 110', '0501 119']);
  });

  it('names what makes a matter an emergency at once, and the steps within handling', () => {
    expect(catalogue.filter(({ raise }) => raise).map(({ code, raise }) => `${code} ${raise!.when.zh} ${raise!.profile}`)).toEqual(['0409 困人 E', '0703 塌陷 E']);
    expect(catalogue.flatMap(({ code, subLimits }) => (subLimits ?? []).map((step) => `${code} ${step.code} ${step.within}`))).toEqual([
      '0607 stopWorkOrder 4 wh', '0701 guardOnSite 0.5 h',
    ]);
  });

  it('lets a statutory limit of the service item hold where it is longer', () => {
    expect(catalogue.filter(({ orStatutoryLimit }) => orStatutoryLimit).map(({ code }) => code)).toEqual(['0802', '0803', '0805', '0806', '0807', '0810', '0811']);
  });

  it('never asks for a photo inside a home', () => {
    const atHome = catalogue.filter(({ major }) => major === '08' || major === '09');
    expect(atHome.every(({ evidence }) => evidence === 'none')).toBe(true);
    expect(catalogue.filter(({ evidenceInPublicPlace }) => evidenceInPublicPlace).map(({ major }) => major)).toEqual(Array.from({ length: 11 }, () => '08'));
  });

  it('never writes a belief into a case of a religious venue', () => {
    expect(catalogue.find(({ code }) => code === '1008')?.never?.en).toBe("a person's belief: the venue only");
  });
});
