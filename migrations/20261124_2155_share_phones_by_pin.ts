import { type Kysely, sql } from 'kysely';

/** Several people share a phone: each has a PIN of his own on it, so that it changes hands in two taps and nobody acts in another's name. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`
    alter table device add column shared boolean not null default false;
    update device set shared = pin_hash is not null;
    create table device_pin (
      device_id text collate "C" not null references device (id),
      person_id uuid not null references person (id),
      pin_hash text not null,
      failures smallint not null default 0,
      set_at timestamptz not null default now(),
      primary key (device_id, person_id)
    );
    comment on column device_pin.failures is 'wrong ones since the last right one: after so many only the password helps';
    create index device_pin_of_person on device_pin (person_id);
    insert into device_pin (device_id, person_id, pin_hash) select id, person_id, pin_hash from device where pin_hash is not null;
    alter table device drop column pin_hash;
    create index device_of_area on device (area_id) where area_id is not null;
    create index login_session_on_device on login_session (device) where device is not null;
  `.execute(db);
}
