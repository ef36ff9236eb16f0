import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import express from 'express';
import { pages } from '../../api/pages.ts';

const project = join(__dirname, '..', '..');

interface Revealed { target: string; fields: string[]; purpose: string }
interface Taken { by: string; id: string; type: string; target?: string; baseSeq?: number; occurredAt: string; payload: Record<string, unknown> }

const people = {
  parttimer: { id: 'person-zhao', username: 'parttimer', name: '赵小兰', roles: ['parttimer'] },
  leader: { id: 'person-zhao-jianguo', username: 'leader', name: '赵建国', roles: ['leader'] },
  informant: { id: 'person-han', username: 'informant', name: '韩大妈', roles: ['informant'] },
  worker: { id: 'person-li', username: 'worker', name: '李秀英', roles: ['worker'] },
} as const;
const grid = { id: 'grid-1', code: 'hewan-1', level: 'grid', zh: '河湾第一网格', en: 'Hewan grid 1' };

/** Once in a run of a file. */
let built: Promise<unknown> | undefined;

/**
 * The built pages with their real headers, and behind them a door of the shapes of the contract that can be broken at will: away, answering and
 * losing the answer, slow to change its mind. It counts every command once, as the real one does.
 */
export async function openPretendHouse() {
  await (built ??= promisify(execFile)(process.execPath, [join(project, 'bin/build.ts')], { cwd: project }));
  const state = { away: false, losesAnswers: false, refuses: false, loggedIn: null as keyof typeof people | null, moved: new Map<string, number>(), clock: 0, version: 0, minAppVersion: '0.0.1',
    /** A case that was given to whoever asks. */
    case: undefined as { status: string; seq: number } | undefined,
    /** Phones by their id, and whether they were locked; the PINs of shared ones. */
    phones: new Map<string, boolean>(), wiped: new Set<string>(), pins: new Map<string, string>() };
  const phone = (id: string, locked: boolean) => ({ id, name: '合用手机', person: people.parttimer, people: [people.parttimer], shared: true, createdAt: hours(-500), lockedAt: locked ? hours(-1) : null });
  const ledger: Taken[] = [];
  const files = new Map<string, Buffer>();
  const syncs: number[] = [];
  /** Numbers that were asked for in plain. */
  const revealed: Revealed[] = [];
  /** What was asked for, and under whose login. */
  const asked: { path: string; by: string | null }[] = [];
  const seqOf = (target: string) => (state.moved.get(target) ?? (target === 'case-1' ? (state.case?.seq ?? 1) : 1)) + ledger.filter((one) => one.target === target).length;
  const now = () => Date.now() + state.clock;
  const hours = (count: number) => new Date(now() + count * 3_600_000).toISOString();
  const doors = Array.from({ length: 30 }, (_, at) => ({ id: `visit-${at + 1}`, household: `home-${at + 1}`, address: `3幢${Math.floor(at / 3) + 1}0${(at % 3) + 1}`, due: at === 0 ? -5 : 30 + at }));

  const app = express();
  app.use((_req, res, next) => { res.setHeader('Date', new Date(now()).toUTCString()); next(); });
  app.use('/api', (req, _res, next) => { asked.push({ path: req.path, by: state.loggedIn }); next(); });
  app.use('/api', (req, res, next) => (state.away ? void req.socket.destroy() : next()), express.json({ limit: '2mb' }));
  const logged = express.Router();
  app.get('/api/catalogue', (_req, res) => void res.json({ categories: [{ code: '0702', zh: '路灯不亮', en: 'lamp out', closeOnSpot: 'grid' }], reasons: {}, results: [], authority: { closeOnSpot: { grid: ['worker', 'parttimer', 'leader'] } } }));
  app.get('/api/grids/:code/card', (_req, res) => void res.json({ grid, workers: [{ name: '赵小兰', role: 'parttimer', photo: null }], duties: '走访', complaintLine: '12345' }));
  app.get('/api/devices/:id/lock', (req, res) => void res.json({ locked: state.phones.get(String(req.params['id'])) ?? false }));
  app.post('/api/devices/:id/wiped', (req, res) => { state.wiped.add(String(req.params['id'])); res.status(204).end(); });
  app.post('/api/session', (req, res) => {
    const { username, device, pin } = req.body as { username?: keyof typeof people; device?: string; pin?: string };
    const who = pin === undefined || state.pins.get(`${device} ${username}`) === pin ? username : undefined;
    if (device !== undefined && state.phones.get(device)) return void res.status(403).json({ code: 'forbidden' });
    if (device !== undefined) state.phones.set(device, false);
    if (who === undefined) return void res.status(401).json({ code: 'badCredentials' });
    state.loggedIn = who;
    res.json({ user: { ...people[who], areas: [grid] }, expiresAt: hours(8) });
  });
  app.use('/api', (_req, res, next) => (state.loggedIn === null ? void res.status(401).json({ code: 'unauthenticated' }) : next()), logged);
  logged.get('/session', (_req, res) => void res.json({ user: { ...people[state.loggedIn!], areas: [grid] }, expiresAt: hours(8) }));
  logged.get('/today', (_req, res) => {
    const gone = new Set(ledger.filter(({ type }) => type === 'visit.record').map(({ target }) => target));
    const items = doors.filter(({ id }) => !gone.has(id)).map(({ id, household, address, due }) => ({
      id, seq: seqOf(id), status: 'open', household: { id: household, code: household, address }, place: null, building: { id: 'b3', name: '河湾小区3幢' }, due: hours(due), overdue: due < 0, slot: null,
      duties: [{ id: `${id}-a`, kind: 'cadence', code: null }, { id: `${id}-b`, kind: 'cadence', code: null }], location: null,
    }));
    res.json({ serverTime: hours(0), minAppVersion: state.minAppVersion, items, followUps: [] });
  });
  logged.get('/households/:id', (_req, res) => void res.json({ head: '王**', residents: [{ id: 'resident-son', relation: 'child', child: false, name: '王*' }, { id: 'resident-head', relation: 'head', child: false, name: '王**' }], facets: [{ code: 'family', zh: '家庭情况', en: 'family', confirmedAt: null }, { code: 'facilities', zh: '区域设施', en: 'facilities', confirmedAt: hours(-900) }], todo: { alongWith: [] } }));
  logged.post('/reveal', (req, res) => { revealed.push(req.body as Revealed); res.json({ target: `resident:${(req.body as Revealed).target}`, fields: { phone: '13800000001' }, hideAfterSeconds: 60 }); });
  logged.get('/duties', (_req, res) => void res.json({ items: [{ id: 'duty-1', to: hours(-5), visit: 'visit-1', target: { id: 'home-1', code: 'home-1', address: '3幢101' }, worker: { name: '李秀英' } }, { id: 'duty-2', to: hours(-3), visit: 'visit-1', target: { id: 'home-1', code: 'home-1', address: '3幢101' }, worker: null }] }));
  logged.get('/households', (_req, res) => void res.json({ items: [...doors, { id: '', household: 'home-31', address: '5幢201', due: 0 }].map(({ household, address }) => ({ id: household, code: household, address, head: '王*', location: null })), next: null }));
  logged.get('/places', (_req, res) => void res.json({ items: [1, 2, 3].map((at) => ({ id: `place-${at}`, code: `P07-${at}`, class: 'P07', zh: `后坡隐患点${at}`, en: null, address: null, colour: null, location: null })), next: null }));
  logged.get('/people/:ref/badge', (_req, res) => void res.json({ photo: null }));
  logged.get('/walkers', (_req, res) => void res.json({ items: [{ ...people.parttimer, photo: null }], next: null }));
  logged.get('/devices', (_req, res) => void res.json({ items: [...state.phones].map(([id, locked]) => phone(id, locked)), next: null }));
  logged.post('/devices', (req, res) => {
    const { id, pin } = req.body as { id: string; pin: string };
    state.phones.set(id, false);
    state.pins.set(`${id} ${state.loggedIn}`, pin);
    res.status(201).json(phone(id, false));
  });
  logged.get('/incidents/:id', (req, res) => void res.json({
    id: req.params.id, number: 'GW-2026-000001', seq: state.case?.seq ?? 1, status: state.case?.status ?? 'inProgress', categoryName: { zh: '路灯不亮', en: 'lamp out' }, description: '楼道灯不亮', address: '3幢', due: hours(5), overdue: false,
    createdAt: hours(-9), updatedAt: hours(-1), evidence: [], reporter: { name: '王*', phone: '138****0001' }, actions: [{ name: 'comment' }],
  }));
  logged.get('/incidents/:id/ledger', (_req, res) => void res.json({ items: [] }));
  logged.delete('/session', (_req, res) => { state.loggedIn = null; res.status(204).end(); });
  logged.get('/incidents', (_req, res) => void res.json({ items: [], next: null, total: { count: 0, capped: false } }));
  logged.post('/sync', (req, res) => {
    const { commands, device } = req.body as { commands: Taken[]; device: string };
    if (state.phones.get(device)) return void res.status(403).json({ code: 'forbidden' });
    state.phones.set(device, false);
    syncs.push(commands.length);
    const results = commands.map((one) => {
      if (ledger.some(({ id }) => id === one.id)) return { id: one.id, result: 'duplicate' };
      if (state.refuses) return { id: one.id, result: 'refused', code: 'notNow' };
      const seq = one.target === undefined ? 0 : seqOf(one.target);
      if (one.type !== 'resolve' && one.baseSeq !== undefined && one.baseSeq !== seq) return { id: one.id, result: 'conflict', code: 'stale', current: { status: 'done', outcome: 'notMet', worker: { name: '李秀英' }, updatedAt: hours(-1) } };
      ledger.push({ ...one, by: state.loggedIn! });
      return { id: one.id, result: 'applied', seq: seq + 1, current: { id: one.target ?? `case-of-${one.id}` } };
    });
    if (state.losesAnswers) return void req.socket.destroy();
    res.json({ results, serverTime: hours(0) });
  });
  logged.head('/files/:hash', (req, res) => void res.status(files.has(req.params.hash) ? 200 : 404).end());
  logged.put('/files/:hash', express.raw({ type: () => true, limit: '15mb' }), (req, res) => {
    files.set(String(req.params['hash']), req.body as Buffer);
    res.status(201).json({});
  });
  // A new version of the app is a worker with another byte.
  app.get('/m/sw.js', (_req, res, next) => (state.version === 0 ? next() : void res.type('js').setHeader('Cache-Control', 'no-cache').send(`${readFileSync(join(project, 'dist/field/sw.js'), 'utf8')}// ${state.version}`)));
  app.use(pages(join(project, 'dist')));
  const server = await new Promise<Server>((resolve) => { const opened = app.listen(0, '127.0.0.1', () => resolve(opened)); });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () => new Promise<void>((done) => { server.close(() => done()); server.closeAllConnections(); });
  return { url, close, state, ledger, files, syncs, asked, revealed };
}

export type PretendHouse = Awaited<ReturnType<typeof openPretendHouse>>;
