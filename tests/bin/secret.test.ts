import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretOf } from '../../bin/secret.ts';

const home = mkdtempSync(join(tmpdir(), 'gewu-secret-'));
afterAll(() => rmSync(home, { recursive: true }));

test('a secret is made once, is 32 bytes long, and only its owner reads it', () => {
  const made = secretOf(home, 'master-key');
  expect(Buffer.from(made, 'base64url')).toHaveLength(32);
  expect(secretOf(home, 'master-key')).toBe(made);
  expect(secretOf(home, 'another')).not.toBe(made);
  expect(statSync(join(home, 'secrets')).mode & 0o777).toBe(0o700);
  expect(statSync(join(home, 'secrets', 'master-key')).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(home, 'secrets')).toSorted()).toEqual(['another', 'master-key']);
});
