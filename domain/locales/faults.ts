/** Codes of the door (HTTP contract, section 2) besides the refusals of the rules. */
export const doorProblems = [
  'malformed', 'keyMissing', 'unauthenticated', 'badCredentials', 'crossOrigin', 'notFound', 'inFlight', 'tooLarge', 'unsupported', 'keyReused',
  'rateLimited', 'internal', 'engineAway', 'databaseAway', 'overloaded',
] as const;
export type DoorProblem = (typeof doorProblems)[number];

/** Which rule said no: the second word of a refusal. */
export const whys = [
  'anotherGrants', 'appealLapsed', 'assistOpen', 'designated', 'emergencyStands', 'extendedBefore', 'extensionOpen', 'hasChildren', 'holdOpen',
  'informationAskedBefore', 'limitIsSpent', 'noConsultation', 'noEmergency', 'noMediation', 'mediationCapped', 'noSpotAuthority', 'nobodyAbove', 'notOnHold', 'notSampled',
  'notSupervised', 'notYours', 'nothingToSign', 'nothingWasAsked', 'objectionLapsed', 'olderSequence', 'othersReportedIt', 'parentIsOver', 'profileHasNoExtension',
  'returnAskedBefore', 'returnTooLate', 'safetyGoesOn', 'secondSignOpen', 'takenOverBefore', 'urgedLately',
  // Of the register, its tags and its risks.
  'answeredBefore', 'cancelledBefore', 'gridHasEnded', 'notGreen', 'notQuietYet', 'oneStepAtATime', 'overlapsTag', 'revealBudgetSpent', 'reviewMissed', 'riskStruckOff', 'sameColour', 'strikeAskedBefore', 'underWatch', 'stillWatched', 'changedMeanwhile', 'plannedAlready',
  // Of shared phones.
  'endedBefore', 'servesAlready',
  'deviceLocked', 'nameNeeded', 'passwordNeeded',
  // Of visits.
  'beforeItsDuty', 'caseStillOpen', 'excuseOpen', 'nobodyWaits', 'nothingOwed',
  // Of the set-up.
  'exists', 'hasOpenCases', 'oneself',
] as const;
export type Why = (typeof whys)[number];

/** What can be wrong with one field: of the shape, of a reference, of time. A code without a word of its own is `invalid`. */
export const fieldFaults = [
  'invalid', 'required', 'malformed', 'wrongType', 'wrongFormat', 'wrongKey', 'notOneOf', 'unknownField', 'tooBig', 'tooSmall', 'tooLong', 'tooMany', 'unstorable',
  'notWhole', 'negative', 'unknownUnit', 'impossibleDate', 'impossibleTime', 'impossibleRung', 'impossibleName', 'unknownZone', 'reversed', 'overlap', 'neverOpen',
  'endsBeforeItBegins', 'calendarOrId', 'packOrId', 'sameName', 'unknownRung', 'outOfOrder', 'heightMissing', 'notAHash', 'notAPhone', 'severityOrCategory',
  'unknownCategory', 'unknownArea', 'unknownCase', 'unknownPerson', 'servesNotThere', 'notAProxy', 'unknownReason', 'unknownResult', 'unknownCalendar', 'unknownProfile', 'unknownMajor',
  'unknownLadder', 'unknownRole', 'unknownCadence', 'notOfItsMajor', 'notAStep', 'notFlagged', 'noDefault', 'reserved', 'twice', 'overlapsAnother',
  'notOfTheUnit', 'sameUnit', 'outOfReach', 'itself', 'staysConfidential', 'inThePast', 'tooFar', 'beforeToday',
  'unknownFile', 'otherContent', 'carriesExif', 'wrongPassword', 'tooEasy', 'tooShort', 'unknownSort', 'notJson', 'seqOrAt', 'notASequence', 'notAUuid', 'zoneChanged', 'unknownPack',
  'unknownSign', 'unknownStep', 'noServiceItem', 'notOfMediation', 'beforeItsReport', 'otherUnitOfTime', 'tooMuch', 'moreThanAsked', 'nothing', 'noHandlingClock', 'needsConsent',
  'beforeItsDuty', 'inTheFuture', 'quietHours', 'hasItAlready', 'householdOrPlace', 'unknownFacet', 'unknownHousehold', 'unknownPlace', 'unknownCommand', 'unknownType', 'notAnAction', 'impossibleInstant', 'noOffset', 'outOfRange',
  // Of lists, the register and those who serve.
  'oneOfThem', 'formula', 'unknownColumn', 'inTwoGrids', 'differs', 'exists', 'livesElsewhere', 'notAnIdNumber', 'unknownProvince', 'impossibleBirth', 'wrongCheckDigit', 'otherBirth', 'classIsOff', 'unknownCircumstance', 'notAGrid', 'unknownTarget', 'unknownPost', 'taken', 'noAddress', 'twoHeads',
] as const;
export type FieldFault = (typeof fieldFaults)[number];
