import { Client } from 'pg';

/** Passwords of the two roles: the owner migrates, the app works. */
export type RolePasswords = { owner: string; app: string };

/** The owner's and the app's role and the database, made where missing; their passwords are set to the ones of this home. */
export async function prepareRoles(adminUrl: string, database: string, passwords: RolePasswords): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await role(client, 'gewu_owner', passwords.owner);
    await role(client, 'gewu_app', passwords.app);
    await client.query(`alter role gewu_app set statement_timeout = '30s'`);
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)} owner gewu_owner`);
    await client.query(`revoke all on database ${client.escapeIdentifier(database)} from public`);
    await client.query(`grant connect, temporary on database ${client.escapeIdentifier(database)} to gewu_app`);
  } finally {
    await client.end();
  }
}

async function role(client: Client, name: string, password: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [name]);
  const verb = found.rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${name} login nosuperuser nocreatedb nocreaterole password ${client.escapeLiteral(password)}`);
}
