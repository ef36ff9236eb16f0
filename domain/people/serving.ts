import type { Role } from './roles.ts';

/** Roles that are given on the ground, by the desk and above; everything else is the administrator's to give. */
export const servingRoles = ['worker', 'parttimer', 'leader', 'informant'] as const satisfies readonly Role[];

/** Whence somebody came to serve 人员来源 (003-07, 004-20, 002-39). */
export const servingSources = {
  committee: { zh: '村(居)委会成员', en: 'member of the village committee' },
  groupLeader: { zh: '村(居)民小组长', en: 'head of a residents’ group' },
  representative: { zh: '村民代表', en: 'villagers’ representative' },
  retiredCadre: { zh: '离退休老干部', en: 'retired cadre' },
  partyMember: { zh: '党员', en: 'party member' },
  volunteer: { zh: '热心群众、志愿者', en: 'volunteer' },
  propertyFirm: { zh: '物业人员', en: 'property firm' },
  recruited: { zh: '招聘', en: 'recruited' },
  cadre: { zh: '正式干部', en: 'cadre' },
} as const;
export type ServingSource = keyof typeof servingSources;
export const servingSourceCodes = Object.keys(servingSources) as [ServingSource, ...ServingSource[]];
