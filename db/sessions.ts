import type { Db } from './connect.ts';

/** A login as it is kept: only the hash of its token, so that reading the table opens no door. */
export interface Session {
  personId: string;
  username: string;
  name: string;
  createdAt: Date;
  /** Ends then unless it is used before. */
  expiresAt: Date;
  /** Ends then in any case. */
  endsAt: Date;
}

export interface NewSession {
  tokenHash: Buffer;
  personId: string;
  createdAt: Date;
  expiresAt: Date;
  endsAt: Date;
  device: string | null;
}

export async function insertSession(db: Db, session: NewSession): Promise<void> {
  await db
    .insertInto('login_session')
    .values({
      token_hash: session.tokenHash,
      person_id: session.personId,
      created_at: session.createdAt,
      expires_at: session.expiresAt,
      ends_at: session.endsAt,
      device: session.device,
    })
    .execute();
}

/** The session of a token, while it lasts and its person is not disabled. */
export async function findSession(db: Db, tokenHash: Buffer, now: Date): Promise<Session | undefined> {
  const row = await db
    .selectFrom('login_session')
    .innerJoin('person', 'person.id', 'login_session.person_id')
    .select(['person.id', 'person.username', 'person.name', 'login_session.created_at', 'login_session.expires_at', 'login_session.ends_at'])
    .where('login_session.token_hash', '=', tokenHash)
    .where('login_session.expires_at', '>', now)
    .where('login_session.ends_at', '>', now)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirst();
  return row && { personId: row.id, username: row.username, name: row.name, createdAt: row.created_at, expiresAt: row.expires_at, endsAt: row.ends_at };
}

/** Used again: it lasts longer, but never past its end. */
export async function prolongSession(db: Db, tokenHash: Buffer, expiresAt: Date): Promise<void> {
  await db.updateTable('login_session').set({ expires_at: expiresAt }).where('token_hash', '=', tokenHash).execute();
}

export async function endSession(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('login_session').where('token_hash', '=', tokenHash).execute();
}

/** Ends every login of a person, but one where it is named (his own, when he changes his password). */
export async function endSessionsOf(db: Db, personId: string, but?: Buffer): Promise<void> {
  await db
    .deleteFrom('login_session')
    .where('person_id', '=', personId)
    .$if(but !== undefined, (query) => query.where('token_hash', '<>', but as Buffer))
    .execute();
}

/** Removes what has ended; called now and then at login, so that the table stays small. */
export async function forgetEndedSessions(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('login_session').where((is) => is.or([is('expires_at', '<', now), is('ends_at', '<', now)])).execute();
}

export interface Account { personId: string; name: string; passwordHash: string; disabled: boolean }

/** Who logs in under this name. */
export async function findAccount(db: Db, username: string): Promise<Account | undefined> {
  const row = await db.selectFrom('person').select(['id', 'name', 'password_hash', 'disabled_at']).where('username', '=', username).executeTakeFirst();
  return row && { personId: row.id, name: row.name, passwordHash: row.password_hash, disabled: row.disabled_at !== null };
}
