import type { Db } from './connect.ts';

/** Everything that a person arranged, by name. */
export async function deskSettingsOf(db: Db, personId: string): Promise<Record<string, unknown>> {
  const rows = await db.selectFrom('desk_setting').select(['name', 'value']).where('person_id', '=', personId).execute();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** One arrangement in place of the one before; another browser's arrangement of something else stays as it is. */
export async function keepDeskSetting(db: Db, personId: string, name: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await db.insertInto('desk_setting').values({ person_id: personId, name, value: text }).onConflict((on) => on.columns(['person_id', 'name']).doUpdateSet({ value: text })).execute();
}

/** As the desk comes. */
export async function dropDeskSetting(db: Db, personId: string, name: string): Promise<void> {
  await db.deleteFrom('desk_setting').where('person_id', '=', personId).where('name', '=', name).execute();
}
