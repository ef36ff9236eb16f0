import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requirementsPage } from '../tests/house/requirement-list.ts';

/** `npm run docs`: writes the pages that are made from the code and its tests. */
writeFileSync(join(import.meta.dirname, '..', 'docs', 'requirements.md'), requirementsPage());
