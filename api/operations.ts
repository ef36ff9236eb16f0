import { createCaseDesk } from './case-desk.ts';
import { createCommands } from './commands.ts';
import type { Deps } from './deps.ts';
import { createFileStore } from './file-store.ts';
import { createFollow } from './follow.ts';
import type { Follow } from './follow.ts';
import type { Live } from './live.ts';
import { openApi } from './openapi.ts';
import type { Operation } from './operation.ts';
import { createReception } from './reception.ts';
import { actionOperations } from './routes/actions.ts';
import { areaChoiceOperations } from './routes/area-choices.ts';
import { areaOperations } from './routes/areas.ts';
import { auditOperations } from './routes/audit.ts';
import { calendarOperations } from './routes/calendars.ts';
import { catalogueOperations } from './routes/catalogue.ts';
import { coverageOperations } from './routes/coverage.ts';
import { deadlineOperations } from './routes/deadlines.ts';
import { deskSettingOperations } from './routes/desk-settings.ts';
import { exportOperations } from './routes/export.ts';
import { facetOperations } from './routes/facets.ts';
import { figureOperations } from './routes/figures.ts';
import { mapOperations } from './routes/map.ts';
import { supervisionOperations } from './routes/supervision.ts';
import { outlineOperations } from './routes/public-outlines.ts';
import { homeOperations } from './routes/home.ts';
import { fileOperations } from './routes/files.ts';
import { gridOperations } from './routes/grids.ts';
import { gridSearchOperations } from './routes/grid-search.ts';
import { healthOperations } from './routes/health.ts';
import { householdListOperations } from './routes/household-list.ts';
import { householdOperations } from './routes/households.ts';
import { householdChangeOperations } from './routes/household-changes.ts';
import { placeChangeOperations } from './routes/place-changes.ts';
import { incidentOperations } from './routes/incidents.ts';
import { ledgerOperations } from './routes/ledger.ts';
import { missedContactOperations } from './routes/missed-contacts.ts';
import { noticeOperations } from './routes/notices.ts';
import { offerOperations } from './routes/offers.ts';
import { packOperations } from './routes/packs.ts';
import { peopleOperations } from './routes/people.ts';
import { precedentOperations } from './routes/precedents.ts';
import { publicOperations } from './routes/public-lists.ts';
import { placeOperations } from './routes/places.ts';
import { planOperations } from './routes/plans.ts';
import { readerOperations } from './routes/readers.ts';
import { reportOperations } from './routes/reports.ts';
import { revealOperations } from './routes/reveal.ts';
import { riskOperations } from './routes/risks.ts';
import { riskExportOperations } from './routes/risk-export.ts';
import { sessionOperations } from './routes/session.ts';
import { staffPhotoOperations } from './routes/staff-photos.ts';
import { similarOperations } from './routes/similar.ts';
import { statusOperations } from './routes/status.ts';
import { streamOperations } from './routes/stream.ts';
import { taskOperations } from './routes/tasks.ts';
import { assignmentOperations } from './routes/assignments.ts';
import { handOverOperations } from './routes/hand-overs.ts';
import { postOperations } from './routes/posts.ts';
import { visitSampleOperations } from './routes/visit-samples.ts';
import { triggerOperations } from './routes/triggers.ts';
import { tagOperations } from './routes/tags.ts';
import { unitOperations } from './routes/units.ts';
import { deviceOperations } from './routes/devices.ts';
import { syncOperations } from './routes/sync.ts';
import { createSyncDesk } from './sync/sync-desk.ts';
import { dutyOperations } from './routes/duties.ts';
import { todayOperations } from './routes/today.ts';
import { visitOperations } from './routes/visits.ts';
import { createVisitDesk } from './visits/visit-desk.ts';
import { createVisitTurns } from './visits/visit-turns.ts';
import { whatIfOperations } from './routes/what-if.ts';

/** Everything that can be asked of the door; and how a report is told to its reporter, for the pages that are read without a script. */
export function operationsOf(deps: Deps, live: Live): { operations: Operation[]; follow: Follow } {
  const desk = createCaseDesk(deps);
  const files = createFileStore(deps.files);
  const reception = createReception(deps, desk, files);
  const follow = createFollow(deps, desk, reception);
  const commands = createCommands(deps, desk);
  const visits = createVisitDesk(deps, desk);
  const visitTurns = createVisitTurns(deps, visits);
  const operations: Operation[] = [
    ...healthOperations(deps),
    ...sessionOperations(deps),
    ...reportOperations(deps, reception, follow, commands),
    ...catalogueOperations(deps, desk),
    ...exportOperations(deps, desk),
    ...facetOperations(deps, desk),
    ...offerOperations(deps, desk),
    ...similarOperations(deps, desk),
    ...gridSearchOperations(deps, desk),
    ...incidentOperations(deps, desk, reception),
    ...readerOperations(deps, desk),
    ...ledgerOperations(deps, desk),
    ...actionOperations(deps, desk, commands),
    ...areaChoiceOperations(desk),
    ...areaOperations(deps),
    ...unitOperations(deps),
    ...gridOperations(deps),
    ...peopleOperations(deps),
    ...packOperations(deps),
    ...whatIfOperations(deps),
    ...precedentOperations(deps, desk),
    ...publicOperations(deps, desk),
    ...calendarOperations(deps),
    ...deadlineOperations(deps),
    ...deskSettingOperations(deps),
    ...fileOperations(deps, desk, files),
    ...auditOperations(deps, desk),
    ...householdListOperations(deps),
    ...householdOperations(deps),
    ...householdChangeOperations(deps),
    ...placeChangeOperations(deps),
    ...tagOperations(deps),
    ...placeOperations(deps),
    ...riskExportOperations(deps),
    ...riskOperations(deps),
    ...revealOperations(deps, desk),
    ...visitOperations(deps, visits, visitTurns, files),
    ...dutyOperations(deps, desk),
    ...missedContactOperations(deps),
    ...todayOperations(deps, desk),
    ...syncOperations(deps, createSyncDesk(deps, { desk, visits, turns: visitTurns, commands, reception }), visits, desk),
    ...deviceOperations(deps),
    ...staffPhotoOperations(deps, files),
    ...noticeOperations(deps, desk),
    ...streamOperations(deps, desk, live),
    ...planOperations(deps),
    ...triggerOperations(deps),
    ...taskOperations(deps),
    ...postOperations(deps),
    ...visitSampleOperations(deps),
    ...assignmentOperations(deps),
    ...handOverOperations(deps),
    ...coverageOperations(deps),
    ...statusOperations(deps),
    ...mapOperations(deps, desk),
    ...supervisionOperations(deps, desk),
    ...outlineOperations(deps),
    ...homeOperations(deps),
    ...figureOperations(deps, desk),
  ];
  let document: unknown;
  const itself: Operation = {
    method: 'get', path: '/api/openapi.json', name: 'openApi', says: 'This document', who: 'everybody', answers: { 200: { says: 'OpenAPI 3.1', type: 'application/json' } },
    handle: (_req, res) => void res.json((document ??= openApi([...operations, itself], deps.version))),
  };
  return { operations: [...operations, itself], follow };
}
