import { shippedPacks } from '../../../domain/pack/packs/index.ts';

const pack = (id: string) => shippedPacks.find((one) => one.id === id)!;
const sanbifang = pack('sanbifang-000');
const method4558 = pack('4558-001');

describe('三必访 四必清 五必到', () => {
  it('visits yearly, quarterly and monthly', () => {
    expect(sanbifang.mustVisits.map(({ every, cadences }) => `${every} ${cadences.join(' ')}`)).toEqual(['year H01', 'quarter H02 H04 H05 H06 H07', 'month H08']);
    for (const { every, cadences } of sanbifang.mustVisits) {
      expect(cadences.map((code) => sanbifang.cadences.find((one) => one.code === code)?.every)).toEqual(cadences.map(() => every));
    }
  });

  it('keeps four facets clear and goes out for five triggers', () => {
    expect(sanbifang.facets.map(({ zh }) => zh)).toEqual(['家庭情况', '人员类别', '区域设施', '隐患矛盾']);
    expect(sanbifang.triggers.map(({ zh, arriveWithin, followUp }) => [zh, arriveWithin, followUp].join(' ').trim())).toEqual([
      '家庭变故 24 h H21', '突发生活困难 24 h H21', '邻里纠纷 8 wh', '社区突发事件 1 h', '社区治安案件 1 h',
    ]);
  });
});

describe('4558', () => {
  it('visits eight classes monthly; believers and petitioners are off, with the reason shown', () => {
    expect(method4558.mustVisits.map(({ zh, every, on }) => `${zh} ${every}${on ? '' : ' off'}`)).toEqual([
      '困难群众 month', '独居老人 month', '留守儿童 month', '残疾人家庭 month', '失独家庭 month', '复退军人 month', '信教群众 month off', '信访户 month off',
    ]);
    expect(method4558.mustVisits.filter(({ on }) => !on).every(({ reason }) => reason)).toBe(true);
    expect(method4558.mustVisits.find(({ zh }) => zh === '信教群众')).toMatchObject({ cadences: [], venueCategory: '1008' });
    const every = (code: string) => method4558.cadences.find((one) => one.code === code)?.every;
    expect(['H02', 'H04', 'H13'].map(every)).toEqual(['month', 'month', 'month']);
  });

  it('keeps five facets clear, what a household needs and what it is angry about among them (001-13)', () => {
    expect(method4558.facets.map(({ zh }) => zh)).toEqual(['基本户情', '人员类别', '隐患矛盾', '服务需求', '热点难点']);
  });

  it('reports four things', () => {
    expect(method4558.mustReports.map(({ zh, categories }) => `${zh} ${categories.length}`)).toEqual(['安全隐患 10', '不稳定因素 2', '集体民意诉求 1', '涉黑涉恶线索 1']);
  });
});

const of = (kind: string) => sanbifang.cadences.filter((one) => one.of === kind).map(({ code }) => code);

describe('cadences 走访频次', () => {
  it('are the classes of households, places and risks, without the believers', () => {
    expect(of('household')).toHaveLength(27);
    expect(of('household')).not.toContain('H15');
    expect(of('place')).toEqual(['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P07', 'P08']);
    expect(of('risk')).toEqual(['R-red', 'R-yellow', 'R-green']);
  });

  it.each([
    ['H01', 'year', undefined], ['H03', 'month', '10 d'], ['H08', 'month', '10 d'], ['H13', 'quarter', undefined], ['H16a', '14 d', undefined], ['H19d', 'halfYear', undefined],
    ['P01', '21 d', undefined], ['P04', '3 d', undefined], ['P07', 'month', '10 d'], ['R-red', '7 d', undefined],
  ])('%s every %s', (code, every, gap) => {
    expect(sanbifang.cadences.find((one) => one.code === code)).toMatchObject({ every, ...(gap ? { gap } : {}) });
  });

  it('keep at least ten days between two monthly visits', () => {
    for (const { cadences } of shippedPacks) {
      expect(cadences.filter(({ every }) => every === 'month').every(({ gap }) => gap === '10 d')).toBe(true);
      expect(cadences.filter(({ every }) => every !== 'month').every(({ gap }) => gap === undefined)).toBe(true);
    }
  });

  it('follow a trigger at fixed offsets', () => {
    const triggered = sanbifang.cadences.filter(({ count }) => count === 'triggered');
    expect(triggered.map(({ followUps }) => followUps)).toEqual([['7 d', '30 d'], ['7 d', '30 d', '90 d'], ['3 d', '7 d', '30 d', '90 d']]);
  });

  it('turn an elder who cannot be reached into an incident', () => {
    expect(sanbifang.cadences.filter(({ noContact }) => noContact).map(({ code, noContact }) => `${code} ${noContact!.opens}`)).toEqual(['H08 0905', 'H09 0905', 'H11 0904', 'H12 0904']);
  });

  it('leave petitioners off in every pack', () => {
    for (const { cadences } of shippedPacks) expect(cadences.filter(({ on }) => !on).map(({ code }) => code)).toEqual(['H14']);
  });
});

describe('the other three packs', () => {
  it.each([
    ['five-level-002', 5, '住户小组30—50户 30-50'],
    ['two-level-003', 2, '农村每格10户左右 5-15, 城镇社区20户左右 10-30'],
    ['123456-004', 3, '任务相当、方便管理、界定清晰 -'],
  ])('%s has %i levels and its norms of size', (id, depth, norms) => {
    expect(pack(id).levels.map((level) => level.depth)).toEqual(Array.from({ length: depth }, (_, at) => at + 1));
    expect(pack(id).sizeNorms.map(({ zh, households }) => `${zh} ${households?.least ?? ''}-${households?.most ?? ''}`).join(', ')).toBe(norms);
  });

  it('二级网格 begins with the village or resident group (003-02)', () => {
    expect(pack('two-level-003').levels.map(({ depth, zh }) => `${depth} ${zh}`)).toEqual(['1 一级网格(村(居)民小组)', '2 二级网格']);
  });

  it('123456 keeps clear of every household what the five elements are 人、地、物、事、组织 (004-36)', () => {
    expect(pack('123456-004').facets.map(({ zh }) => zh)).toEqual(['人', '地', '物', '事', '组织']);
  });

  it('fix no cadence: those of the base stay', () => {
    for (const id of ['five-level-002', 'two-level-003', '123456-004']) expect(pack(id).cadences).toEqual(sanbifang.cadences);
  });
});
