import { roleNames, roles } from '../../people/roles.ts';
import type { Role } from '../../people/roles.ts';
import type { Words } from '../words.ts';

/** The single words of the trade. */
export const trade = {
  statuses: {
    submitted: 'To accept', accepted: 'To dispatch', dispatched: 'To sign', inProgress: 'In progress', verifying: 'To verify', closed: 'Closed',
    archived: 'Archived', rejected: 'Not accepted', merged: 'Merged', referred: 'Referred', withdrawn: 'Withdrawn',
  },
  actions: {
    accept: 'Accept', reject: 'Do not accept', askInformation: 'Ask for information', giveInformation: 'Give information', merge: 'Merge', settle: 'Settle on the spot',
    escalate: 'Hand up', dispatch: 'Dispatch', sign: 'Sign for it', askReturn: 'Ask to return it', grantReturn: 'Grant the return', refuseReturn: 'Refuse the return',
    askExtension: 'Ask for more time', grantExtension: 'Grant more time', refuseExtension: 'Refuse more time', askHold: 'Ask to put on hold', grantHold: 'Grant the hold',
    refuseHold: 'Refuse the hold', resume: 'Resume', askAssist: 'Ask for assistance', giveAssist: 'Answer as assistant', feedBack: 'Report the result', pass: 'Verified',
    fail: 'Not verified', samplePass: 'Sample verified', sampleFail: 'Sample not verified', reopen: 'Reopen', regrade: 'Change category or severity', urge: 'Urge',
    answerSupervision: 'Answer supervision', takeOver: 'Take charge', reassign: 'Give to another person', designate: 'Designate a unit', contact: 'Contact the reporter',
    arrive: 'Arrived', callBack: 'Call back', reportProgress: 'Report progress', standDown: 'Stand down', secondSign: 'Sign as second person',
    sitting: 'Record a sitting', moveUp: 'Move mediation up', agree: 'Record an agreement', comment: 'Comment', withdraw: 'Withdraw', refer: 'Refer elsewhere', appeal: 'Appeal',
    declareEmergency: 'Declare an emergency', rate: 'Rate',
  },
  roles: {
    ...(Object.fromEntries(roleNames.map((role) => [role, roles[role].en])) as Record<Role, string>),
    reporter: 'reporter', person: 'person in charge', assistingUnit: 'assisting unit', nextOnDuty: 'next on duty',
  },
  actors: { person: 'Staff', clock: 'The clock', system: 'The system', resident: 'The reporter' },
  clocks: {
    accept: 'acceptance', dispatch: 'dispatch', sign: 'signing', handle: 'handling', verify: 'verification', firstContact: 'first contact', arrival: 'arrival',
    callBack: 'call-back', objection: 'objection', archive: 'archiving', adjudicateReturn: 'decision on the return', requestAnswer: 'answer to a request',
    holdReview: 'review of the hold', assist: 'assistance', supervisionAnswer: 'answer to supervision', emergencyReport: 'emergency report',
  },
  requests: { return: 'return', extension: 'more time', hold: 'hold', information: 'information', assist: 'assistance', consultation: 'joint consultation', secondSign: 'second signature' },
  requestStates: { open: 'waiting', granted: 'granted', refused: 'refused', lapsed: 'lapsed', answered: 'answered', ended: 'ended' },
  severities: { general: 'general', larger: 'larger', major: 'major', extraordinary: 'extraordinarily major' },
  channels: { resident: 'resident', patrol: 'patrol', phone: 'phone', visit: 'visit', hotline: 'hotline', chat: 'chat group', superior: 'from above' },
  levels: { grid: 'grid', village: 'village', town: 'town', county: 'county' },
  lights: { green: 'on time', yellow: 'due soon', red: 'overdue', grey: 'paused' },
  deeds: { tell: 'reminder', urge: 'urging', supervise: 'supervision', publish: 'public list', ring: 'call' },
  heights: { 1: 'first supervision', 2: 'second supervision' },
  methods: { visit: 'by a visit', photo: 'by photo', reporterConfirmation: "by the reporter's word" },
  signs: { worse: 'it is worse than it looked', threat: 'threats', weapon: 'a weapon', repeatedViolence: 'violence again and again', tenPeopleOrMore: 'ten people or more', threePoliceCallsOrMore: 'three police calls or more' },
  stages: { first: 'the first report', further: 'a further report', final: 'the final report' },
  units: { s: 'seconds', min: 'minutes', h: 'hours', d: 'days', wmin: 'working minutes', wh: 'working hours', wd: 'working days' },
  stretches: { counted: 'counted', closed: 'outside working hours', holiday: 'holiday', paused: 'paused', extended: 'extended' },
  yes: 'yes',
  no: 'no',
  comma: ', ',
  colon: ': ',
} satisfies Partial<Words>;
