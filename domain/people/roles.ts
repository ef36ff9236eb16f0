/** How far a role reaches: everything of an area, the cases of a unit, what is one's own, or no case at all. */
export const reaches = ['grid', 'village', 'town', 'unit', 'county', 'own', 'none'] as const;
export type Reach = (typeof reaches)[number];

interface RoleRow {
  /** The number in the field's table of roles. */
  r: string;
  zh: string;
  en: string;
  scope: Reach;
}

/** The roles 角色, by the name that is typed; a person holds one over an area or within a unit, between two dates. */
export const roles = {
  resident: { r: 'R01', zh: '居民', en: 'resident', scope: 'own' },
  informant: { r: 'R02', zh: '信息员', en: 'informant', scope: 'own' },
  parttimer: { r: 'R03', zh: '兼职网格员', en: 'part-time grid worker', scope: 'grid' },
  worker: { r: 'R04', zh: '专职网格员', en: 'full-time grid worker', scope: 'grid' },
  leader: { r: 'R05', zh: '网格长', en: 'grid leader', scope: 'grid' },
  desk: { r: 'R06', zh: '村(社区)受理员', en: 'village or community desk', scope: 'village' },
  dispatcher: { r: 'R07', zh: '镇综治中心受理分派员', en: 'town dispatcher', scope: 'town' },
  verifier: { r: 'R08', zh: '镇综治中心核查督办员', en: 'verifier and supervisor', scope: 'town' },
  clerk: { r: 'R09', zh: '部门办理员', en: 'department clerk', scope: 'unit' },
  head: { r: 'R10', zh: '部门负责人', en: 'department head', scope: 'unit' },
  mediator: { r: 'R11', zh: '调解员', en: 'mediator', scope: 'town' },
  chief: { r: 'R13', zh: '包案领导', en: 'leader in charge', scope: 'town' },
  county: { r: 'R14', zh: '县综治中心管理员', en: 'county centre', scope: 'county' },
  assessor: { r: 'R15', zh: '考核员', en: 'assessor', scope: 'none' },
  privacy: { r: 'R16', zh: '数据与隐私专员', en: 'data and privacy officer', scope: 'none' },
  auditor: { r: 'R17', zh: '审计员', en: 'auditor', scope: 'county' },
  admin: { r: 'R18', zh: '系统管理员', en: 'system administrator', scope: 'none' },
  partner: { r: 'R19', zh: '外部单位', en: 'external partner', scope: 'grid' },
  clueOfficer: { r: 'R20', zh: '线索专员', en: 'clue officer', scope: 'county' },
} as const satisfies Record<string, RoleRow>;

export type Role = keyof typeof roles;

/** Every role, in the order of the field's table. */
export const roleNames = Object.keys(roles) as Role[];

/** Is this the name of a role? */
export const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

/** Roles that a person of the staff can hold; a resident needs no account. */
export const staffRoles = roleNames.filter((role) => role !== 'resident');
