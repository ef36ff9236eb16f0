import type { AccessLineTable, LedgerTable } from './tables/ledger.ts';
import type { CasesTable, RungTable } from './tables/cases.ts';
import type { CaseFileTable, FileTable } from './tables/files.ts';
import type { NoticeReadTable, NoticeTable } from './tables/notices.ts';
import type { AreaPackTable, CalendarTable, NumberingTable, PackTable, SettingTable } from './tables/packs.ts';
import type { AssignmentTable, LoginSessionTable, PersonTable, StaffPhotoTable } from './tables/people.ts';
import type { PlanChangeTable, PlanRevisionTable, PlanTable, VisitTriggerTable } from './tables/plans.ts';
import type { AreaTable, UnitTable } from './tables/places.ts';
import type {
  AreaChangeTable, BuildingTable, CategoryTagTable, DwellingTable, GridSetTable, HouseholdFacetTable, HouseholdTable, NameTokenTable, PlaceTable, PostTable,
  ResidenceTable, ResidentTable, SeasonTable,
} from './tables/registry.ts';
import type { DevicePinTable, DeviceTable, SyncConflictTable } from './tables/devices.ts';
import type { ReprojectedTable, ReprojectionTable } from './tables/reprojections.ts';
import type { CommandLogTable, DataKeyTable, IntakeTable } from './tables/reports.ts';
import type { RiskLineTable, RiskTable } from './tables/risks.ts';
import type { EngineHistoryTable, SealKeyTable, SealLeafTable, SealNodeTable, SealTable, VerificationTable } from './tables/seals.ts';
import type { SetUpChangeTable } from './tables/set-up.ts';
import type { DutyTable, GivenTaskTable, VisitTable } from './tables/visits.ts';

/** Every table by its name, as the newest migration leaves it. Rows are snake_case and stop in this folder. */
export interface Database {
  access_line: AccessLineTable;
  area: AreaTable;
  area_change: AreaChangeTable;
  area_pack: AreaPackTable;
  assignment: AssignmentTable;
  building: BuildingTable;
  calendar: CalendarTable;
  case_file: CaseFileTable;
  cases: CasesTable;
  category_tag: CategoryTagTable;
  command_log: CommandLogTable;
  data_key: DataKeyTable;
  device: DeviceTable;
  device_pin: DevicePinTable;
  duty: DutyTable;
  dwelling: DwellingTable;
  engine_history: EngineHistoryTable;
  file: FileTable;
  given_task: GivenTaskTable;
  grid_set: GridSetTable;
  household: HouseholdTable;
  household_facet: HouseholdFacetTable;
  intake: IntakeTable;
  ledger: LedgerTable;
  login_session: LoginSessionTable;
  name_token: NameTokenTable;
  notice: NoticeTable;
  notice_read: NoticeReadTable;
  numbering: NumberingTable;
  pack: PackTable;
  person: PersonTable;
  place: PlaceTable;
  plan: PlanTable;
  plan_change: PlanChangeTable;
  plan_revision: PlanRevisionTable;
  post: PostTable;
  reprojected: ReprojectedTable;
  reprojection: ReprojectionTable;
  residence: ResidenceTable;
  resident: ResidentTable;
  risk: RiskTable;
  risk_line: RiskLineTable;
  rung: RungTable;
  seal: SealTable;
  seal_key: SealKeyTable;
  seal_leaf: SealLeafTable;
  seal_node: SealNodeTable;
  season: SeasonTable;
  set_up_change: SetUpChangeTable;
  setting: SettingTable;
  staff_photo: StaffPhotoTable;
  sync_conflict: SyncConflictTable;
  unit: UnitTable;
  verification: VerificationTable;
  visit: VisitTable;
  visit_trigger: VisitTriggerTable;
}
