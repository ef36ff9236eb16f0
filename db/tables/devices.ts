import type { Generated } from 'kysely';

export interface DeviceTable {
  id: string; person_id: string; name: string | null; shared: Generated<boolean>; area_id: string | null; created_at: Generated<Date>; locked_at: Date | null; locked_by: string | null;
  /** Heard that it is locked and cleared what it had fetched. */
  wiped: Generated<boolean>;
}

export interface DevicePinTable { device_id: string; person_id: string; pin_hash: string; failures: Generated<number>; set_at: Generated<Date> }

export interface SyncConflictTable {
  /** The command's own id, as the phone made it. */
  key: string;
  person_id: string;
  type: string;
  target_id: string | null;
  code: string;
  payload_sealed: Buffer | null;
  occurred_at: Date;
  area_path: string[];
  at: Generated<Date>;
  resolved_at: Date | null;
  resolved_as: 'supplement' | 'drop' | 'handOver' | null;
  resolved_visit: string | null;
}
