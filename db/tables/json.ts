import type { ColumnType } from 'kysely';

/** A jsonb column: a value comes out, its text goes in (an array passed as it is would become a Postgres array). */
export type Json<T> = ColumnType<T, string, string>;
