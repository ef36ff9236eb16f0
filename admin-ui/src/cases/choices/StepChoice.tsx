import type { Incident } from '../incident.ts';
import { usePackOf } from '../usePackOf.ts';
import type { ChoiceProps } from './choice.ts';
import { CodeChoice } from './CodeChoice.tsx';

/** A step that has a limit of its own within handling; nothing is asked where the category has none. */
export const StepChoice = ({ record, ...choice }: ChoiceProps & { record: Incident | undefined }) => {
  const steps = usePackOf(record)?.categories.find(({ code }) => code === record?.category)?.subLimits ?? [];
  return steps.length === 0 ? null : <CodeChoice {...choice} offered={steps} />;
};
