import type { Incident } from '../incident.ts';
import { useCatalogue } from '../catalogue.ts';
import { usePackOf } from '../usePackOf.ts';
import type { ChoiceProps } from './choice.ts';
import { CodeChoice } from './CodeChoice.tsx';

/** Results that another action brings about; the API refuses them here. */
const ofOtherActions = new Set(['onSpot', 'referred', 'duplicate', 'withdrawn']);
/** What only a mediation can come to, and all that it can. */
const ofMediation = 'mediationFailedInformed';
const ofMediations = new Set(['mediated', ofMediation]);

/** How a case ended, of the results that the rules it began with know; a mediation ends settled or failed as one, nothing else does. */
export const ResultChoice = ({ record, ...choice }: ChoiceProps & { record: Incident | undefined }) => {
  const catalogue = useCatalogue();
  const pack = usePackOf(record);
  const mediates = pack?.profiles[record?.profile ?? '']?.mediationRungs !== undefined;
  const offered = (pack?.results ?? catalogue.results).filter(({ code = '' }) => !ofOtherActions.has(code) && (mediates ? ofMediations.has(code) : code !== ofMediation));
  return <CodeChoice {...choice} offered={offered} />;
};
