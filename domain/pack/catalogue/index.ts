import type { CategoryInput, Major } from '../category.ts';
import { disasters } from './disasters.ts';
import { disputes } from './disputes.ts';
import { environment } from './environment.ts';
import { facilities } from './facilities.ts';
import { livelihood } from './livelihood.ts';
import { opinion } from './opinion.ts';
import { petitions } from './petitions.ts';
import { safety } from './safety.ts';
import { security } from './security.ts';
import { vulnerable } from './vulnerable.ts';

/** The ten majors 大类 of the catalogue. */
export const majors: readonly Major[] = [
  { code: '01', zh: '矛盾纠纷', en: 'Disputes' },
  { code: '02', zh: '信访与群体诉求', en: 'Petitions and collective demands' },
  { code: '03', zh: '社会治安', en: 'Public security' },
  { code: '04', zh: '安全隐患', en: 'Safety hazards' },
  { code: '05', zh: '突发与灾害', en: 'Emergencies and disasters' },
  { code: '06', zh: '市容环境', en: 'Environment and street order' },
  { code: '07', zh: '公共设施', en: 'Public facilities' },
  { code: '08', zh: '民生服务', en: 'Livelihood services and proxy' },
  { code: '09', zh: '特殊人群与未成年人', en: 'Vulnerable people and children' },
  { code: '10', zh: '基础信息与社情民意', en: 'Base data and public opinion' },
];

/** The 79 minors 小类, in the order of their codes. */
export const catalogue: readonly CategoryInput[] = [
  ...disputes, ...petitions, ...security, ...safety, ...disasters,
  ...environment, ...facilities, ...livelihood, ...vulnerable, ...opinion,
];
