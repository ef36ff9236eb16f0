import type { AccessLineTable, LedgerTable } from './tables/ledger.ts';
import type { CasesTable, RungTable } from './tables/cases.ts';
import type { CaseFileTable, FileTable } from './tables/files.ts';
import type { NoticeReadTable, NoticeTable } from './tables/notices.ts';
import type { AreaPackTable, CalendarTable, NumberingTable, PackTable, SettingTable } from './tables/packs.ts';
import type { AssignmentTable, LoginSessionTable, PersonTable } from './tables/people.ts';
import type { AreaTable, UnitTable } from './tables/places.ts';
import type { CommandLogTable, DataKeyTable, IntakeTable } from './tables/reports.ts';

/** Every table by its name, as the newest migration leaves it. Rows are snake_case and stop in this folder. */
export interface Database {
  access_line: AccessLineTable;
  area: AreaTable;
  area_pack: AreaPackTable;
  assignment: AssignmentTable;
  calendar: CalendarTable;
  case_file: CaseFileTable;
  cases: CasesTable;
  command_log: CommandLogTable;
  data_key: DataKeyTable;
  file: FileTable;
  intake: IntakeTable;
  ledger: LedgerTable;
  login_session: LoginSessionTable;
  notice: NoticeTable;
  notice_read: NoticeReadTable;
  numbering: NumberingTable;
  pack: PackTable;
  person: PersonTable;
  rung: RungTable;
  setting: SettingTable;
  unit: UnitTable;
}
