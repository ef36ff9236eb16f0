import { defaultPack } from '../../../domain/pack/packs/index.ts';

/** code | accept | dispatch | sign | handle | verify | first contact | arrival. */
const table = `
  E 特急 | 0.25 h | 0.25 h | 0.25 h | 24 h | 4 h | 0.5 h | 1 h
  U 紧急 | 1 h | 1 h | 1 h | 24 h | 24 h | 2 h | 4 h
  Q 快办 | 2 wh | 2 wh | 2 wh | 8 wh | 8 wh | 4 wh | –
  N 一般 | 4 wh | 4 wh | 4 wh | 24 wh | 8 wh | 4 wh | –
  C 较复杂 | 4 wh | 8 wh | 8 wh | 56 wh | 16 wh | 8 wh | –
  X 疑难 | 8 wh | 8 wh | 8 wh | 120 wh | 16 wh | 8 wh | –
  M 调解 | 4 wh | 4 wh | 4 wh | 56 wh | 8 wh | 8 wh | –
  A 代办 | 4 wh | 4 wh | 4 wh | 40 wh | 8 wh | 4 wh | –
  I 咨询 | 2 wh | 2 wh | 2 wh | 8 wh | – | 4 wh | –
  S 线索 | 1 h | 2 h | 2 h | 40 wh | – | – | –
  T 信访 | 8 wh | 16 wh | 8 wh | 1440 h | 16 wh | – | –
`;

const { profiles, terms, requests } = defaultPack;

describe('the limit profiles 时限类型', () => {
  it('are the eleven of the field', () => {
    const rows = Object.entries(profiles).map(([code, { zh, limits, firstContact, arrival }]) => {
      const all = [limits.accept, limits.dispatch, limits.sign, limits.handle, limits.verify, firstContact, arrival];
      return [`${code} ${zh}`, ...all.map((limit) => limit ?? '–')].join(' | ');
    });
    expect(rows).toEqual(table.trim().split('\n').map((row) => row.trim()));
  });

  it('are extended twice, by the dispatcher and by the leader in charge, but never E, U and I', () => {
    const words = Object.entries(profiles).map(([code, { extension }]) => {
      if (!extension) return `${code} never`;
      const steps = [extension.first, extension.second].map((one) => one && `${one.by} ${one.atMost ?? `${one.atMostPercent} %`}`);
      return `${code} ${steps.filter(Boolean).join(', ')}${extension.consentBeyond ? `, beyond ${extension.consentBeyond} all agree` : ''}`;
    });
    expect(words).toEqual([
      'E never', 'U never',
      'Q dispatcher 100 %, chief 50 %', 'N dispatcher 100 %, chief 50 %', 'C dispatcher 100 %, chief 50 %', 'X dispatcher 100 %, chief 50 %',
      'M dispatcher 100 %, chief 50 %, beyond 30 d all agree',
      'A dispatcher 100 %, chief 50 %', 'I never', 'S dispatcher 100 %, chief 50 %',
      'T chief 30 d',
    ]);
  });

  it('start handling at dispatch, except the petition, whose 60 days run from the statutory acceptance', () => {
    expect(Object.entries(profiles).filter(([, one]) => one.handleStartsAt !== 'dispatch').map(([code, one]) => [code, one.acceptanceWithin])).toEqual([['T', '15 d']]);
  });

  it('climb four rungs of mediation in seven working days', () => {
    expect(profiles.M!.mediationRungs!.map(({ rung, zh, within, unit }) => `${rung} ${zh} ${within} ${unit}`)).toEqual([
      '1 网格/小组 8 wh village', '2 村(社区)调委会 16 wh mediation', '3 镇司法所 16 wh justice', '4 镇综治中心 16 wh centre',
    ]);
    expect(Object.values(profiles).filter(({ mediationRungs }) => mediationRungs)).toHaveLength(1);
  });
});

describe('what holds for every case', () => {
  it('has its windows, shares and throttles', () => {
    expect(terms).toMatchObject({
      callBack: '16 wh', objection: '15 d', archive: '30 d', recurrenceWithin: '30 d', relapseWithin: '90 d', appealWithin: '5 wd',
      reworkPercent: 50, reopenPercent: 50, sampledVerifyPercent: 5, sampledVerifyWithin: '5 wd', adjudicateUnclear: '8 wh',
      urgeInterval: '8 wh', urgeIntervalByProfile: { E: '1 h', U: '1 h' },
      jointConsultation: { after: 3, within: '8 wh' },
      emergencyReports: { phone: '30 min', written: '60 min', every: '4 h' },
      mediation: { countyWithin: '120 wh', cap: '30 d', redJumpsTo: 4, revisits: ['7 d', '30 d', '90 d'] },
      noWithdrawalOfMajors: ['04'],
    });
  });

  it('says how long one may ask and has to answer', () => {
    expect(requests).toEqual({
      return: {
        askWithin: '8 wh', answerWithin: '8 wh', atMostPerUnit: 1,
        byProfile: { E: { askWithin: '1 h', answerWithin: '1 h' }, U: { askWithin: '1 h', answerWithin: '1 h' } },
      },
      extension: { answerWithin: '4 wh', ifSilent: 'refused', atMost: 2, totalAtMost: '15 wd', beyondTotalBy: 'county' },
      hold: { answerWithin: '8 wh', reviewWithin: '30 d' },
      information: { atMost: 2, withdrawAfter: '10 d', neverWithdraw: ['E', 'U'] },
      assist: { percentOfLeft: 50 },
      secondSign: { answerWithin: '8 wh' },
    });
  });
});
