import { catalogue, majors } from '../catalogue/index.ts';
import type { PackInput } from '../pack.ts';
import { authority } from './authority.ts';
import { householdCadences } from './household-cadences.ts';
import { ladders } from './ladders.ts';
import { reasons, results } from './outcomes.ts';
import { placeCadences } from './place-cadences.ts';
import { profiles } from './profiles.ts';
import { requests } from './requests.ts';
import { routes } from './routes.ts';
import { severity } from './severity.ts';
import { terms } from './terms.ts';
import { units } from './units.ts';

/** What every shipped pack stands on; a pack fixes only what its method fixes. */
export const base = {
  version: 1,
  calendar: 'cn-office',
  majors: [...majors],
  categories: [...catalogue],
  profiles,
  severity,
  ladders,
  requests,
  terms,
  authority,
  units: [...units],
  routing: [...routes],
  results: [...results],
  reasons,
  cadences: [...householdCadences, ...placeCadences],
  mustVisits: [],
  facets: [],
  triggers: [],
  mustReports: [],
  levels: [],
  sizeNorms: [],
} satisfies Omit<PackInput, 'id' | 'zh' | 'en'>;
