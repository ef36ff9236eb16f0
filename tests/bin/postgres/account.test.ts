import { mkdirSync, mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { databaseAccount, mayTraverse } from '../../../bin/postgres/account.ts';

const passwd = ['root:x:0:0::/root:/bin/sh', 'nobody:x:65534:65534::/nonexistent:/bin/false'].join('\n');

test('somebody who is not root runs the database as himself', () => {
  expect(databaseAccount(1000, () => passwd)).toBeUndefined();
});

test('root runs it as postgres, else as nobody', () => {
  expect(databaseAccount(0, () => `${passwd}\npostgres:x:101:104::/var/lib/postgresql:/bin/sh`)).toEqual({ name: 'postgres', uid: 101, gid: 104 });
  expect(databaseAccount(0, () => passwd)).toEqual({ name: 'nobody', uid: 65534, gid: 65534 });
  expect(() => databaseAccount(0, () => 'root:x:0:0::/root:/bin/sh')).toThrow('neither an account postgres nor nobody');
});

test('a private folder above the path stops another account', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gewu-account-'));
  mkdirSync(join(folder, 'inner'));
  const stranger = { name: 'stranger', uid: 54_321, gid: 54_321 };
  chmodSync(folder, 0o700);
  expect(mayTraverse(join(folder, 'inner', 'pg'), stranger)).toBe(false);
  chmodSync(folder, 0o711);
  expect(mayTraverse(join(folder, 'inner', 'pg'), stranger)).toBe(true);
  rmSync(folder, { recursive: true });
});
