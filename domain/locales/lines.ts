import type { EntryType } from '../case/entries.ts';

/** Lines that read differently when a flag of their data is true, or by what the rung does. */
export const variants = [
  'Accepted.unclearOwner', 'Settled.mustReportCopy', 'Dispatched.again', 'ExtensionRefused.lapsed', 'Resumed.byItself',
  'FedBack.closes', 'MovedUp.byItself', 'SittingHeld.consents', 'Agreed.closes', 'Withdrawn.lapsed',
  'RungReached.tell', 'RungReached.urge', 'RungReached.publish', 'RungReached.ring',
] as const satisfies `${EntryType}.${string}`[];
export type Variant = (typeof variants)[number];

/** Personal texts that may be read out after a line. What was reported and by whom stands on the case itself, not in its lines. */
export const sealedParts = [
  'explanation', 'elsewhere', 'question', 'text', 'where', 'how', 'reason', 'finding', 'proposal', 'basis', 'suggestedOwner',
  'interimMeasure', 'what', 'note', 'done', 'told', 'informed', 'agreement', 'remedies',
] as const;
export type SealedPart = (typeof sealedParts)[number];

/** Lines that the resident is shown; the rest is the office's own business. */
export const residentLines = [
  'Submitted', 'Accepted', 'Rejected', 'InformationAsked', 'InformationGiven', 'InformationLapsed', 'Merged', 'Settled', 'Dispatched', 'Signed',
  'ExtensionGranted', 'HoldGranted', 'Resumed', 'Contacted', 'Arrived', 'FedBack', 'Passed', 'Failed', 'Reopened', 'Withdrawn', 'Referred', 'Appealed',
  'AppealLapsed', 'CalledBack', 'Rated', 'Archived',
] as const satisfies EntryType[];
export type ResidentLine = (typeof residentLines)[number];

/** Lines that tell somebody of the staff. */
export const staffNotices = [
  'Submitted', 'Accepted', 'InformationGiven', 'Settled', 'Escalated', 'Dispatched', 'ReturnAsked', 'ReturnGranted', 'ReturnRefused', 'ExtensionAsked',
  'ExtensionGranted', 'ExtensionRefused', 'HoldAsked', 'HoldGranted', 'HoldRefused', 'Resumed', 'AssistAsked', 'AssistGiven', 'FedBack', 'Agreed',
  'Failed', 'SampleFailed', 'Reopened', 'Regraded', 'Urged', 'SupervisionAnswered', 'Reassigned', 'Designated', 'SecondSignAsked', 'MovedUp', 'MediationCapped',
  'Appealed', 'EmergencyDeclared', 'ConsultationCalled',
] as const satisfies EntryType[];
export type StaffNotice = (typeof staffNotices)[number];

/** Lines of visits that tell somebody. */
export const visitNoticeTemplates = [
  'visit.DueSoon', 'visit.BecameOverdue', 'visit.Escalated', 'visit.SlotNear', 'visit.RetryOwed', 'visit.ContactLost', 'visit.ExcuseAsked', 'visit.ExcuseGranted',
  'visit.ExcuseRefused', 'visit.ExcuseLapsed', 'visit.Handed', 'visit.ReviewTags', 'visit.Conflict',
] as const;
export type VisitNotice = (typeof visitNoticeTemplates)[number];
