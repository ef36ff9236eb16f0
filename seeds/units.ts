export interface UnitSeed { code: string; zh: string; en: string; kind: 'centre' | 'department' | 'village' | 'mediation' | 'partner' | 'clue' | 'county'; keys: string[]; area: string }

const unit = (code: string, zh: string, en: string, kind: UnitSeed['kind'], area: string, keys: string[] = [code]): UnitSeed => ({ code, zh, en, kind, keys, area });

/** Departments 部门 of the county serve every town; a town's own come first where both exist. */
export const units: readonly UnitSeed[] = [
  unit('countycentre', '县综治中心', 'county governance centre', 'county', 'yunxi', []),
  unit('clues', '县线索专班', 'county clue office', 'clue', 'yunxi'),
  unit('centre', '明溪镇综治中心', 'Mingxi governance centre', 'centre', 'mingxi'),
  unit('urban', '明溪镇城管办', 'Mingxi urban management', 'department', 'mingxi', ['urban', 'property', 'environment', 'housing', 'utility']),
  unit('roads', '明溪镇交通办', 'Mingxi roads office', 'department', 'mingxi', ['roads', 'traffic']),
  unit('justice', '明溪司法所', 'Mingxi justice office', 'department', 'mingxi'),
  unit('hewanforces', '河湾社区力量', 'Hewan village forces', 'village', 'hewan', ['village', 'mediation']),
  unit('shiqiaoforces', '石桥村力量', 'Shiqiao village forces', 'village', 'shiqiao', ['village', 'mediation']),
  unit('anjufirm', '安居物业公司', 'Anju property firm', 'partner', 'mingxi', []),
  unit('centre2', '南坪镇综治中心', 'Nanping governance centre', 'centre', 'nanping', ['centre']),
  unit('urban2', '南坪镇城管办', 'Nanping urban management', 'department', 'nanping', ['urban', 'property', 'environment', 'housing', 'utility', 'roads']),
  unit('police', '县公安局', 'county police', 'department', 'yunxi'),
  unit('fire', '县消防救援大队', 'county fire service', 'department', 'yunxi'),
  unit('market', '县市场监管局', 'county market supervision', 'department', 'yunxi'),
  unit('civil', '县民政局', 'county civil affairs', 'department', 'yunxi'),
  unit('health', '县卫生健康局', 'county health', 'department', 'yunxi'),
  unit('labour', '县人社局', 'county human resources', 'department', 'yunxi'),
];
