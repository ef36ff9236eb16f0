/** Where the cases' workflows are asked for. Bulk work has queues of its own, so that it never stands before a command. */
export const caseQueue = 'gewu-cases';

export const caseWorkflowType = 'caseWorkflow';

/** One workflow an incident, named by the number that people say on the phone: nothing personal is part of an id. */
export const caseWorkflowId = (number: string): string => `case/${number}`;
