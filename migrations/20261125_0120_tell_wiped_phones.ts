import { type Kysely, sql } from 'kysely';

/** A locked phone may say that what it had fetched is gone from it: that it is, not when. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table device add column wiped boolean not null default false, add constraint device_wiped_when_locked check (locked_at is not null or not wiped);
    comment on column device.wiped is 'the lost phone has heard that it is locked and has cleared what it had fetched; no instant is kept';
  `.execute(db);
}
