export { caseWorkflow } from './case.ts';
export { visitWorkflow } from './visit.ts';
