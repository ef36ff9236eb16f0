import { lazy } from 'react';
import { WorklistPage } from './WorklistPage.tsx';

const CaseShow = lazy(() => import('./CaseShow.tsx').then((page) => ({ default: page.CaseShow })));

/** The resource as App.tsx lists it. */
export default { name: 'incidents', list: WorklistPage, show: CaseShow, recordRepresentation: 'number' };
