/** Where the cases' workflows are asked for. Visits and bulk work have queues of their own, so that they never stand before an incident. */
export const caseQueue = 'gewu-cases';
export const visitQueue = 'gewu-visits';

export const caseWorkflowType = 'caseWorkflow';
export const visitWorkflowType = 'visitWorkflow';

/** One workflow an incident, named by the number that people say on the phone: nothing personal is part of an id. */
export const caseWorkflowId = (number: string): string => `case/${number}`;

/** One workflow a visit, named by its row. */
export const visitWorkflowId = (visitId: string): string => `visit/${visitId}`;
