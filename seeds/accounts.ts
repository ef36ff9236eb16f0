export interface AccountSeed { username: string; name: string; grants: { role: string; area?: string; unit?: string; part?: boolean; gridSet?: string }[] }

type Grants = AccountSeed['grants'];
const account = (username: string, name: string, ...grants: Grants): AccountSeed => ({ username, name, grants });

/** The demo accounts: user name = role. Names are invented. */
export const accounts: readonly AccountSeed[] = [
  account('worker', '李秀英', { role: 'worker', area: 'hewan-1', unit: 'hewanforces' }),
  account('parttimer', '赵小兰', { role: 'parttimer', area: 'hewan-1', unit: 'hewanforces', part: true }),
  account('leader', '赵建国', { role: 'leader', area: 'hewan-1', unit: 'hewanforces' }),
  account('desk', '周敏', { role: 'desk', area: 'hewan', unit: 'hewanforces' }),
  account('dispatcher', '陈志强', { role: 'dispatcher', area: 'mingxi', unit: 'centre' }),
  account('verifier', '孙丽', { role: 'verifier', area: 'mingxi', unit: 'centre' }),
  account('mediator', '何平', { role: 'mediator', area: 'mingxi', unit: 'centre' }),
  account('clerk', '刘洋', { role: 'clerk', unit: 'urban' }),
  account('head', '马国栋', { role: 'head', unit: 'urban' }),
  account('roadsclerk', '吴涛', { role: 'clerk', unit: 'roads' }),
  account('chief', '郑书记', { role: 'chief', area: 'mingxi' }),
  account('county', '冯主任', { role: 'county', area: 'yunxi', unit: 'countycentre' }),
  account('informant', '韩大妈', { role: 'informant', area: 'hewan-1' }),
  account('clue1', '专员甲', { role: 'clueOfficer', area: 'yunxi', unit: 'clues' }),
  account('clue2', '专员乙', { role: 'clueOfficer', area: 'yunxi', unit: 'clues' }),
  account('partner', '安居物业', { role: 'partner', area: 'anju', unit: 'anjufirm', gridSet: 'contractor' }),
  account('assessor', '考核员', { role: 'assessor', area: 'yunxi' }),
  account('auditor', '钱审计', { role: 'auditor', area: 'yunxi' }),
  account('privacy', '隐私专员', { role: 'privacy', area: 'yunxi' }),
  account('admin', '系统管理员', { role: 'admin' }),
  account('worker3', '刘春燕', { role: 'worker', area: 'hewan-2', unit: 'hewanforces' }),
  account('worker4', '孙大勇', { role: 'worker', area: 'hewan-3', unit: 'hewanforces' }),
  account('worker5', '田玉梅', { role: 'worker', area: 'shiqiao-1', unit: 'shiqiaoforces' }),
  account('worker6', '冯小军', { role: 'worker', area: 'songlin-2' }),
  account('worker2', '王二梅', { role: 'worker', area: 'songlin-1' }),
  account('leader2', '徐长征', { role: 'leader', area: 'songlin-1' }),
  account('desk2', '朱红', { role: 'desk', area: 'songlin' }),
  account('dispatcher2', '高军', { role: 'dispatcher', area: 'nanping', unit: 'centre2' }),
  account('verifier2', '罗静', { role: 'verifier', area: 'nanping', unit: 'centre2' }),
  account('clerk2', '梁勇', { role: 'clerk', unit: 'urban2' }),
];
