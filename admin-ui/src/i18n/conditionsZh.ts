/** Names of the single conditions of a pack, by their key in the document; table and list of changes use the same. */
export const conditionsZh = {
  terms: '办理条件', requests: '各种申请', visits: '走访条件',
  callBack: '办结后多久内回访', objection: '异议期', archive: '多久后归档', recurrenceWithin: '多久之内再发就重开', relapseWithin: '调解成功后多久之内复发就重开', appealWithin: '不予受理后多久内换人再看',
  reworkPercent: '返工给原时限的多少', reopenPercent: '重开给原时限的多少', reworkRaisedTo: '第二次、第三次返工由谁定', urgeInterval: '人工催办至少隔', urgeIntervalByProfile: '催办间隔（按时限档另定）',
  sampledVerifyPercent: '就地办结抽查多少', sampledVerifyWithin: '抽查多久内做完', adjudicateUnclear: '权属不清多久内裁定', jointConsultation: '会商', after: '几次改派或退回以后', within: '多久内开', emergencyReports: '紧急报告',
  phone: '电话初报', written: '书面初报', every: '续报间隔', mediation: '调解', countyWithin: '县级调解多久内', cap: '没有双方同意最长', redJumpsTo: '红色纠纷直接到第几级', redWhenAny: '有哪些情形算红色',
  revisits: '调解成功后回访', duplicate: '疑似重复', withinMetres: '相距', withinDays: '相隔', noWithdrawalOfMajors: '哪些大类不能撤回',
  askWithin: '多久内可提', atMostPerUnit: '每个单位最多', byProfile: '按时限档另定', atMost: '最多', totalAtMost: '合计最长', beyondTotalBy: '超过合计由谁定', reviewWithin: '多久复查一次',
  withdrawAfter: '多久没补就撤回', neverWithdraw: '哪些时限档不自动撤回', percentOfLeft: '给剩余时限的多少', quiet: '不约走访的时段', from: '从', to: '到', keepDraft: '开了头的走访保留', retryWithin: '没见到人，多久内再去',
  reviewTagsWithin: '离开后多久内复核标签', monthlyGap: '按月的两次至少隔', strikeOffAfter: '绿色多久可销号', remoteOneOf: '每几次可有一次电话或视频', followUpFrom: '跟进走访最早', sampledPercent: '走访抽查多少', sampledWithin: '走访抽查多久内做完',
  perWeek: '每周能走访', full: '专职', part: '兼职',
};
