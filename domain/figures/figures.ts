import type { CountName } from './count-names.ts';

/** Units in which the deployments report. */
export const figureUnits = { '件': 'matters', '人次': 'person-times', '次': 'times', '起': 'incidents', '%': 'per cent' } as const;
export type FigureUnit = keyof typeof figureUnits;
export const figureGroups = ['visits', 'matters', 'disputes', 'levels', 'time', 'quality', 'residents'] as const;
export type FigureGroup = (typeof figureGroups)[number];

/**
 * A figure 指标: its unit, its definition in words, and what is counted. A share has `outOf`; below `leastN` of it no share is said, for it
 * would mean nothing. `list` names the count whose cases or visits stand behind the figure. `of` is the metric's id in the field's dictionary,
 * `from` the requirements that it answers. No figure ranks persons, and none counts uploads, log-ins or online time.
 */
export interface Figure {
  id: string;
  group: FigureGroup;
  unit: FigureUnit;
  zh: string;
  en: string;
  means: { zh: string; en: string };
  count: CountName;
  outOf?: CountName;
  leastN?: number;
  list: CountName;
  of?: string;
  from: readonly string[];
}

const leastN = 10;
type Words = readonly [zh: string, en: string];
const number = (id: string, group: FigureGroup, unit: FigureUnit, [zh, en]: Words, [meansZh, meansEn]: Words, count: CountName, from: readonly string[] = [], of?: string): Figure =>
  ({ id, group, unit, zh, en, means: { zh: meansZh, en: meansEn }, count, list: count, from, ...(of === undefined ? {} : { of }) });
const share = (id: string, group: FigureGroup, [zh, en]: Words, [meansZh, meansEn]: Words, count: CountName, outOf: CountName, list: CountName, from: readonly string[] = [], of?: string): Figure =>
  ({ id, group, unit: '%', zh, en, means: { zh: meansZh, en: meansEn }, count, outOf, leastN, list, from, ...(of === undefined ? {} : { of }) });

/** Every figure, in the order of the page. */
export const figures: readonly Figure[] = [
  number('visits', 'visits', '人次', ['入户走访', 'Household visits'], ['当面或电话见到人的走访，每敲一次门见到人计1人次', 'Visits at which somebody was met, in person or by phone; one knock that met somebody is one person-time'], 'visits', ['000-28', '000-31']),
  number('visitsRemote', 'visits', '人次', ['其中电话、视频', 'of them by phone or video'], ['走访中以电话或视频方式完成的', 'Of the visits, those made by phone or video'], 'visitsRemote'),
  number('notMet', 'visits', '次', ['未见', 'Nobody met'], ['上门而未见到人的次数', 'Times that somebody knocked and met nobody'], 'notMet'),
  share('visitsOnTime', 'visits', ['按期走访率', 'Visits on time'], ['窗口期在本期内结束的应走访中，在窗口期内见到人的占比（准假、并入其他走访的除外）', 'Of the planned visits whose window ended in the period, those at which somebody was met within the window; excused ones and those taken over by another visit are left out'], 'visitsOnTime', 'visitsDue', 'visitsDue', [], 'V2'),
  number('needsFound', 'visits', '件', ['走访发现的需求', 'Needs found on visits'], ['走访中发现并转为案件的需求', 'Needs found on a visit that became a case'], 'needsFound', [], 'V4'),

  number('received', 'matters', '件', ['受理登记', 'Reports taken in'], ['本期登记的全部事项', 'Everything that was reported in the period'], 'received'),
  number('closed', 'matters', '件', ['办结', 'Closed'], ['本期办结且未被重开的事项', 'Closed in the period and not reopened since'], 'closed'),
  number('problemsSolved', 'matters', '件', ['解决问题隐患', 'Problems and hazards solved'], ['治安、安全、灾害、环境、设施五类中本期办结且结果为已解决的', 'Of public security, safety, disasters, environment and facilities: closed in the period with a result that solved it'], 'problemsSolved', ['000-29']),
  number('livelihoodSolved', 'matters', '件', ['解决急难愁盼', 'Urgent problems of living solved'], ['民生服务类中本期办结且结果为已解决的', 'Of livelihood services: closed in the period with a result that solved it'], 'livelihoodSolved', ['003-06', '000-28']),
  number('petitionsSettled', 'matters', '件', ['化解信访事项', 'Petitions settled'], ['信访与群体诉求类中本期办结且结果为已解决的', 'Of petitions and collective demands: closed in the period with a result that solved it'], 'petitionsSettled', ['004-30']),
  number('grave', 'matters', '起', ['重大及特别重大事项', 'Major and extraordinary incidents'], ['本期登记、等级为重大或特别重大的', 'Reported in the period and graded major or extraordinary'], 'grave', ['004-30']),

  number('disputesScreened', 'disputes', '件', ['排查矛盾纠纷', 'Disputes screened'], ['本期登记的矛盾纠纷', 'Disputes reported in the period'], 'disputesScreened', ['003-26', '004-30']),
  number('disputesSettled', 'disputes', '件', ['化解矛盾纠纷', 'Disputes settled'], ['本期办结的矛盾纠纷中调解成功或已解决的', 'Disputes closed in the period that were mediated or otherwise solved'], 'disputesSettled', ['000-29', '004-30']),
  share('mediation', 'disputes', ['调解成功率', 'Mediation success'], ['化解的纠纷 ÷ 本期办结的纠纷（成与不成都计，移送、撤回、并案的除外）', 'Disputes settled ÷ disputes concluded in the period, settled or not; referred, withdrawn and merged ones are left out'], 'disputesSettled', 'disputesConcluded', 'disputesConcluded', ['003-26', '004-30', '002-46'], 'D1'),

  share('solvedAtGrid', 'levels', ['网格就地化解率', 'Solved in the grid'], ['已解决的事项中由网格一级办结的占比', 'Of what was solved, the share that the grid closed itself'], 'solvedAt.grid', 'solved', 'solvedAt.grid', ['001-31', '004-07'], 'K15'),
  share('solvedAtVillage', 'levels', ['村（社区）化解率', 'Solved in the village'], ['已解决的事项中由村（社区）一级办结的占比', 'Of what was solved, the share that the village closed'], 'solvedAt.village', 'solved', 'solvedAt.village', ['001-31', '004-07'], 'K15'),
  share('solvedAtTown', 'levels', ['镇（街道）化解率', 'Solved in the town'], ['已解决的事项中由镇（街道）一级办结的占比', 'Of what was solved, the share that the town closed'], 'solvedAt.town', 'solved', 'solvedAt.town', ['001-31'], 'K15'),
  share('solvedAtCounty', 'levels', ['县级化解率', 'Solved in the county'], ['已解决的事项中由县级办结的占比', 'Of what was solved, the share that the county closed'], 'solvedAt.county', 'solved', 'solvedAt.county', ['001-31'], 'K15'),

  share('acceptedOnTime', 'time', ['受理及时率', 'Acceptance on time'], ['本期受理或不予受理的事项中，在受理时限内作出的占比', 'Of what was accepted or rejected in the period, the share done within its limit'], 'acceptedOnTime', 'accepted', 'accepted', [], 'K1'),
  share('signedOnTime', 'time', ['签收及时率', 'Signed on time'], ['本期签收的事项中，在签收时限内签收的占比', 'Of what was signed in the period, the share signed within its limit'], 'signedOnTime', 'signed', 'signed', [], 'K3'),
  share('handledOnTime', 'time', ['按期处置率', 'On-time handling'], ['办理时限（含批准的延期）落在本期、且已到期的事项中，按时反馈的占比;移送、撤回、并案、诉求不合理的除外', 'Of the matters whose handling deadline (with granted extensions) fell in the period, the share fed back by then; referred, withdrawn, merged and unreasonable ones are left out'], 'handledOnTime', 'handleDue', 'handleDue', [], 'K4'),

  share('reworked', 'quality', ['返工率', 'Rework'], ['本期办结的事项中，至少一次核查不通过的占比', 'Of what was closed in the period, the share that failed verification at least once'], 'reworked', 'closed', 'reworked', [], 'K8'),
  share('inOneGo', 'quality', ['一次办结率', 'Done in one go'], ['本期办结的事项中，无退回、返工、重开及二次延期的占比', 'Of what was closed in the period, the share without return, rework, reopening or second extension'], 'inOneGo', 'closed', 'inOneGo', [], 'K10'),
  share('onceReopened', 'quality', ['重开率', 'Reopened'], ['本期登记的事项中，办结后又被重开的占比', 'Of what was reported in the period, the share that was closed and reopened'], 'onceReopened', 'received', 'onceReopened', [], 'K9'),
  share('returned', 'quality', ['退单率', 'Returned'], ['本期登记的事项中，退回经同意的占比', 'Of what was reported in the period, the share with a return that was granted'], 'returned', 'received', 'returned', [], 'K12'),
  share('extended', 'quality', ['延期率', 'Extended'], ['本期登记的事项中，批准过延期的占比;只观察，不计分', 'Of what was reported in the period, the share that was extended; watched, never scored'], 'extended', 'received', 'extended', [], 'K11'),
  share('held', 'quality', ['挂账率', 'Put on hold'], ['本期登记的事项中，批准过挂账的占比;只观察，不计分', 'Of what was reported in the period, the share that was put on hold; watched, never scored'], 'held', 'received', 'held', [], 'K11'),
  share('supervised', 'quality', ['督办率', 'Supervised'], ['本期登记的事项中，被督办过的占比', 'Of what was reported in the period, the share that came under supervision'], 'supervised', 'received', 'supervised', [], 'K13'),

  share('ratedSolved', 'residents', ['解决率', 'Residents say solved'], ['作出评价的报事人中，认为问题已解决的占比', 'Of the reporters who answered, the share who say that it is solved'], 'ratedSolved', 'rated', 'rated', [], 'K14'),
  share('ratedSatisfied', 'residents', ['满意率', 'Residents say satisfied'], ['作出评价的报事人中，表示满意的占比', 'Of the reporters who answered, the share who say that they are satisfied'], 'ratedSatisfied', 'rated', 'rated', ['002-46'], 'K14'),
];

/** A figure as reckoned: `value` in its unit (a share with one decimal), null where too few stand behind it; `n` is what it was reckoned from. */
export interface Reckoned { figure: Figure; value: number | null; count: number; n: number }

/** Every figure from the sums of what was counted. */
export function reckon(sums: ReadonlyMap<string, number>): Reckoned[] {
  return figures.map((figure) => {
    const count = sums.get(figure.count) ?? 0;
    if (figure.outOf === undefined) return { figure, value: count, count, n: count };
    const n = sums.get(figure.outOf) ?? 0;
    return { figure, value: n < (figure.leastN ?? 1) ? null : Math.round((count / n) * 1_000) / 10, count, n };
  });
}
