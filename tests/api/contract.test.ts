import type { Router } from 'express';
import supertest from 'supertest';
import { bodies } from '../../domain/case/commands.ts';
import { statusOf } from '../../api/problem.ts';
import { visiting } from '../db/visiting-county.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
let document: { openapi: string; paths: Record<string, Record<string, Described>> };
beforeAll(async () => {
  door = await openDoor();
  document = (await door.ask(null, 'get', '/api/openapi.json')).body;
});
afterAll(() => door.close());

interface Described {
  operationId: string;
  security: unknown[];
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, { schema?: unknown }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: { allOf?: [unknown, { properties: { code: { enum: string[] } } }] } }> }>;
}

const described = () => Object.entries(document.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));
/** Every route that Express knows, as it knows it. */
const mounted = (): string[] => (door.app as unknown as { router: Router }).router.stack.flatMap(({ route }) =>
  route ? Object.keys((route as unknown as { methods: Record<string, boolean> }).methods).map((method) => `${method} ${route.path.replace(/:(\w+)/g, '{$1}')}`) : []);

describe('the OpenAPI document', () => {
  it('names every mounted route, and no other', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(described().map(({ path, method }) => `${method} ${path}`).toSorted()).toEqual(mounted().toSorted());
  });

  it('has one operation for each action, with its schema', () => {
    for (const action of Object.keys(bodies)) {
      const operation = document.paths[`/api/incidents/{ref}/actions/${action}`]?.post;
      expect([action, operation?.requestBody?.content['application/json']?.schema]).toEqual([action, expect.objectContaining({ type: 'object' })]);
    }
  });

  it('names each operation once, and every problem code under its status', () => {
    const ids = described().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const codes = new Set<string>();
    for (const { operation } of described()) {
      for (const [status, { content }] of Object.entries(operation.responses)) {
        for (const code of content?.['application/problem+json']?.schema.allOf?.[1].properties.code.enum ?? []) {
          expect([code, statusOf[code as keyof typeof statusOf]]).toEqual([code, Number(status)]);
          codes.add(code);
        }
      }
    }
    expect([...codes].toSorted()).toEqual(Object.keys(statusOf).filter((code) => code !== 'internal').toSorted());
  });

  it('says which POST needs a key, and those that do refuse to go without', async () => {
    const keyless = described().filter(({ method, operation }) => method === 'post' && !operation.parameters.some(({ name }) => name === 'Idempotency-Key')).map(({ path }) => path);
    expect(keyless.toSorted()).toEqual(['/api/deadlines/preview', '/api/devices/{id}/wiped', '/api/packs/what-if', '/api/session', '/api/session/password', '/api/sync', '/api/tasks/preview']);
  });
});

describe('every route', () => {
  it('but the public ones asks who is there', async () => {
    const open = described().filter(({ operation }) => operation.security.length === 0).map(({ path }) => path);
    expect([...new Set(open)].toSorted()).toEqual([
      '/api/catalogue', '/api/devices/{id}/lock', '/api/devices/{id}/wiped', '/api/grids/{code}/card', '/api/grids/{code}/photos/{sha256}', '/api/openapi.json', '/api/public/held', '/api/public/outlines', '/api/public/overdue', '/api/reports', '/api/reports/{number}', '/api/reports/{number}/appeal', '/api/reports/{number}/information',
      '/api/reports/{number}/objection', '/api/reports/{number}/rating', '/api/reports/{number}/withdrawal', '/api/session', '/livez', '/readyz',
    ]);
    for (const { path, method, operation } of described()) {
      if (operation.security.length === 0) continue;
      const answer = await supertest(door.app)[method as 'get'](path.replaceAll(/\{\w+\}/g, 'x'));
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });

  it('sends secure headers, whatever it answers', async () => {
    const paths = [...new Set(described().filter(({ method, path }) => method === 'get' && path !== '/api/stream').map(({ path }) => path.replaceAll(/\{\w+\}/g, 'x')))];
    for (const path of [...paths, '/', '/nothing', '/r/', '/assets/x.js', '/api/nothing', '/api/incidents/%E0%A4%A']) {
      const { headers } = await door.ask('desk', 'get', path);
      expect([path, headers['x-content-type-options'], headers['referrer-policy'], headers['x-powered-by']]).toEqual([path, 'nosniff', 'no-referrer', undefined]);
      expect([path, headers['content-security-policy']]).toEqual([path, expect.stringContaining("default-src 'none'")]);
      expect(headers['strict-transport-security']).toBeUndefined();
      if (path.startsWith('/api/')) expect([path, headers['cache-control']]).toEqual([path, expect.stringContaining('no-store')]);
    }
  });

  it('with a case in its address is nothing to the second town', async () => {
    const { number } = await door.county.report();
    const routes = described().filter(({ path }) => path.startsWith('/api/incidents/{ref}'));
    expect(routes.length).toBeGreaterThan(50);
    for (const { path, method } of routes) {
      for (const who of ['dispatcher2', 'admin'] as const) {
        const answer = await door.ask(who, method as 'get', path.replace('{ref}', number), { body: method === 'post' ? {} : undefined });
        expect([who, path, refusal(answer)]).toEqual([who, path, '404 notFound']);
      }
    }
  });
});

describe('health', () => {
  it('is told without login', async () => {
    expect((await door.ask(null, 'get', '/livez')).body).toEqual({ status: 'alive' });
    expect((await door.ask(null, 'get', '/readyz')).body).toEqual({ status: 'ready' });
    const draining = await openDoor({ draining: () => true });
    expect((await draining.ask(null, 'get', '/readyz')).status).toBe(503);
    expect((await draining.ask(null, 'get', '/livez')).status).toBe(200);
    await draining.close();
  });

  it('for people says what is late and what waits', async () => {
    await door.county.report({}, Date.parse('2026-01-05T09:00:00+08:00'));
    const { body } = await door.ask('desk', 'get', '/api/status');
    expect(body).toMatchObject({ engine: 'up', cases: { overdue: { count: expect.any(Number) } }, intake: { waiting: 0 } });
    expect(body.cases.overdue.count).toBeGreaterThan(0);
    expect((await door.ask('dispatcher2', 'get', '/api/status')).body.cases.overdue.count).toBe(0);
  });

  it('says of visits too how late an alarm is', async () => {
    const before = (await door.ask('desk', 'get', '/api/status')).body.alarms.lateSeconds;
    const { visitId } = await (await visiting(door.county)).planned([{ code: 'H05' }]);
    const late = (seq: number) => door.county.db.updateTable('visit').set({ seq, next_alarm_at: new Date('2025-01-05T09:00:00+08:00') }).where('id', '=', visitId).execute();
    const told = async () => (await door.ask('desk', 'get', '/api/status')).body.alarms.lateSeconds;
    await late(0);
    expect((await told()) - before).toBeLessThan(60);
    await late(1);
    expect(await told()).toBeGreaterThan(before + 300 * 86_400);
  });

  it('of the record: every chain holds', async () => {
    const { body } = await door.ask('auditor', 'get', '/api/audit/verify');
    expect(body).toMatchObject({ broken: [], head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(refusal(await door.ask('clerk', 'get', '/api/audit/verify'))).toBe('403 forbidden');
    expect(refusal(await door.ask('auditor', 'get', '/api/audit/verify?case=GW-2026-999999'))).toBe('404 notFound');
    expect(refusal(await door.ask('auditor', 'get', '/api/audit/verify?since=2026-02-30'))).toBe('400 malformed');
  });
});
