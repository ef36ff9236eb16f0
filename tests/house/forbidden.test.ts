import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApi } from '../../api/openapi.ts';
import { operationsOf } from '../../api/operations.ts';

/**
 * What the anti-formalism rules ban has no field, no table and no route: checking in, tracks, mileage, points and rankings,
 * time online, when somebody was last seen.
 */
const banned = /check_?in\b|check-in|clock_?in\b|punch|\btracks?\b|trajector|mileage|odometer|kilomet|\bpoints?_?(total|rank|balance)|leaderboard|ranking|last_?seen|seen_?at|last_?log_?in|online_?(time|seconds|minutes)|heartbeat|打卡|签到|轨迹|里程|积分|排名|在线时长/i;

const project = join(__dirname, '..', '..');
const below = (folder: string): string[] => readdirSync(join(project, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.(tsx?|html|json|js)$/.test(name)).map((name) => join(folder, name));
/** Sources without what they say about themselves: a comment may name what does not exist. */
const code = (path: string): string => readFileSync(join(project, path), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
const found = (text: string): string[] => [...text.matchAll(new RegExp(banned, 'gi'))].map(([word]) => word);

/** Names of all properties in a JSON schema, however deep. */
const fieldsOf = (part: unknown): string[] =>
  typeof part !== 'object' || part === null ? [] : Object.entries(part).flatMap(([name, value]) => [...(name === 'properties' && typeof value === 'object' && value !== null ? Object.keys(value) : []), ...fieldsOf(value)]);

describe('nobody is watched: there is no check-in, track, mileage, points, ranking or last-seen (004-25)', () => {
  it('in the routes and the bodies they take', () => {
    const anything: object = new Proxy(() => anything, { get: (_target, name) => (name === Symbol.toPrimitive ? () => '' : anything), apply: () => anything });
    const { operations } = operationsOf(anything as never, anything as never);
    expect(operations.length).toBeGreaterThan(40);
    expect(operations.flatMap(({ path, name }) => found(`${path} ${name}`))).toEqual([]);
    // Every field that is taken or told, by the names in the document that is made from the route table.
    const fields = fieldsOf(openApi(operations, '0'));
    expect(fields.length).toBeGreaterThan(1_000);
    expect(fields.flatMap(found)).toEqual([]);
  });

  it('in the tables and what the program reads from them', () => {
    expect(below('db').flatMap((path) => found(code(path)).map((word) => `${path}: ${word}`))).toEqual([]);
    expect(below('migrations').flatMap((path) => found(code(path)).map((word) => `${path}: ${word}`))).toEqual([]);
  });

  it('in the field app', () => {
    expect(below('field-ui').filter((path) => !path.includes('public')).flatMap((path) => found(code(path)).map((word) => `${path}: ${word}`))).toEqual([]);
  });

  it('and a place is taken at a tap alone: nothing watches where a phone is', () => {
    expect(below('field-ui').filter((path) => /watchPosition|setInterval\([^)]*geolocation/.test(code(path)))).toEqual([]);
  });
});
