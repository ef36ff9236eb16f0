import { CaseShow } from './CaseShow.tsx';
import { WorklistPage } from './WorklistPage.tsx';

/** The resource as App.tsx lists it. */
export default { name: 'incidents', list: WorklistPage, show: CaseShow, recordRepresentation: 'number' };
