import { z } from 'zod';
import { sha256, key, words } from '../../domain/case/text.ts';
import type { Refusal } from '../../domain/case/refusals.ts';
import { mayAgreeToStrike, mayAskStrike, mayRecolour, riskColours, riskSubjects } from '../../domain/visit/risk.ts';
import type { MethodPack } from '../../domain/pack/pack.ts';
import { findArea } from '../../db/areas.ts';
import { findCase } from '../../db/cases.ts';
import type { Db } from '../../db/connect.ts';
import { findHousehold } from '../../db/households.ts';
import { isId } from '../../db/ids.ts';
import { packFor } from '../../db/packs.ts';
import { findPerson } from '../../db/people.ts';
import { findPlace } from '../../db/places.ts';
import { holdsOver, seesPath } from '../../db/registry-scope.ts';
import { alterRisk, openRisk } from '../../db/risk-changes.ts';
import type { Rules } from '../../db/risk-changes.ts';
import { ownerFor, reviewVisits } from '../../db/risk-reviews.ts';
import type { RiskChange, RiskFound, RiskQuery } from '../../db/risks.ts';
import { findRisk, listRisks, lockRisk, riskLines, riskTexts, watchOver } from '../../db/risks.ts';
import { aboutNamed } from '../../db/visits/doors.ts';
import { noteAccess } from '../access-note.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { Page, pageBy } from '../list-query.ts';
import { zone } from '../local-day.ts';
import { once } from '../once.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { createPlaces, namesFor } from '../present/names.ts';
import { RiskLineShape, RiskShape, presentRisk, presentRiskLine } from '../present/risk.ts';
import { listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { createRegistry, mustHoldOver } from '../registry.ts';

type Change = Omit<RiskChange, 'by' | 'at' | 'reviewDueAt'>;

const keepers = ['worker', 'leader', 'desk', 'dispatcher', 'chief', 'county'];
const colour = z.enum(riskColours);
const NewRisk = z.strictObject({
  about: z.strictObject({ kind: z.enum(riskSubjects), id: key() }), colour, what: words(1_000), measure: words(1_000).optional(), owner: key().meta({ 'x-kind': 'person' }).optional(),
});
const bodies = {
  colour: z.strictObject({ colour, reason: words(500) }),
  review: z.strictObject({ finding: words(1_000) }),
  measure: z.strictObject({ measure: words(1_000), owner: key().meta({ 'x-kind': 'person' }).optional() }),
  askStrike: z.strictObject({ reason: words(500), evidence: z.array(sha256).max(12) }),
  agreeToStrike: z.strictObject({}),
  refuseStrike: z.strictObject({ reason: words(500) }),
} as const;
const Filter = z.strictObject({
  colour: colour.optional(), overdue: z.boolean().optional(), struckOff: z.boolean().optional(), area: z.string().optional(), about: z.enum(riskSubjects).optional(), household: z.string().optional(), place: z.string().optional(),
  owner: z.string().optional(), strikeAsked: z.boolean().optional(),
});
const refused = ({ code, why, errors }: Refusal): Problem => new Problem(code, { why, ...(errors ? { errors } : {}) });
const wrong = (path: string, code: string): Problem => new Problem('malformed', { errors: [{ path: `filter.${path}`, code, message: code }] });

/** The ledger of risks in three colours 三色风险台账 (003-21): reviewed by colour, lowered step by step, struck off by two persons. */
export const riskOperations = (deps: Deps): Operation[] => {
  const { db, keys, clock } = deps;
  const registry = createRegistry(db);

  const places = createPlaces(db, clock);

  const presentAll = async (trx: Db, risks: readonly RiskFound[]) => {
    const known = await places();
    const names = await namesFor(trx, known, risks.flatMap(({ ownerId, strikeAskedBy }) => [ownerId, strikeAskedBy]));
    const view = { names, places: known, doors: await aboutNamed(trx, risks), visits: await reviewVisits(trx, risks.map(({ id }) => id)), now: clock.now() };
    return risks.map((risk) => presentRisk(risk, view));
  };
  const present = async (trx: Db, risk: RiskFound) => (await presentAll(trx, [risk]))[0]!;
  const rulesOver = async (trx: Db, path: readonly string[], now: number): Promise<Rules> => ({ pack: await registry.packOf(path, now), ref: await packFor(trx, path, now), zone });
  const visible = async (ref: unknown, { viewer }: Caller): Promise<RiskFound> => {
    const risk = await findRisk(db, String(ref));
    if (!risk || !seesPath(viewer, risk.path)) throw new Problem('notFound');
    return risk;
  };
  /** Where the thing lies that is put under watch. */
  const placeOf = async (trx: Db, { kind, id }: z.infer<typeof NewRisk>['about']): Promise<{ id: string; gridId: string } | undefined> => {
    if (kind === 'place') return findPlace(trx, id);
    if (kind === 'household') return findHousehold(trx, id);
    const found = await findCase(trx, id);
    return found && found.state.lane === 'open' ? { id: found.id, gridId: found.gridId ?? found.state.place.areaId } : undefined;
  };
  const ownerOf = async (trx: Db, ref: string | undefined): Promise<string | null> => {
    if (ref === undefined) return null;
    const found = await findPerson(trx, ref);
    if (!found || found.disabledAt) throw invalidField('owner', 'unknownPerson');
    return found.id;
  };
  /** One act on a risk under its lock: what it writes, or why not. */
  const acting = <K extends keyof typeof bodies>(action: K, says: string, decide: (given: { risk: RiskFound; body: z.output<(typeof bodies)[K]>; roles: string[]; caller: Caller; pack: MethodPack; trx: Db; now: number }) => Promise<Change | Refusal> | Change | Refusal): Operation => ({
    method: 'post', path: `/api/risks/:ref/${action}`, name: `${action}Risk`, says, who: keepers, keyed: true, body: bodies[action], answers: { 200: { says: 'The risk', schema: RiskShape } },
    problems: ['notNow', 'askedAlready'],
    handle: async (req, res, caller) => {
      const { id } = await visible(req.params.ref, caller);
      await once(deps, req, res, { caller, who: keepers, body: bodies[action] as z.ZodType }, async (trx, body) => {
        const risk = (await lockRisk(trx, id))!;
        mustHoldOver(caller, risk.path, keepers);
        const now = clock.now();
        const roles = caller.viewer.grants.filter(({ areaId }) => areaId !== null && risk.path.includes(areaId)).map(({ role }) => role);
        const rules = await rulesOver(trx, risk.path, now);
        const decided = await decide({ risk, body: body as never, roles, caller, pack: rules.pack, trx, now });
        if ('code' in decided) throw refused(decided);
        await alterRisk(trx, keys, risk, { ...decided, by: caller.personId, at: now }, rules);
        return { status: 200, body: await present(trx, (await findRisk(trx, id))!) };
      });
    },
  });

  return [
    {
      method: 'get', path: '/api/risks', name: 'listRisks', says: 'Risks under watch, red ones first', who: keepers, query: Page, answers: { 200: { says: 'Risks', schema: listOf(RiskShape) } },
      handle: async (req, res, caller) => {
        const { filter, limit, after } = pageBy(parseQuery(Page, req.query), Filter, []);
        if (after !== undefined && !isId(after)) throw new Problem('malformed', { errors: [{ path: 'after', code: 'malformed', message: 'malformed' }] });
        const { area: areaRef, household, place, owner: ownerRef, ...plain } = filter;
        const area = areaRef === undefined ? undefined : ((await findArea(db, areaRef)) ?? refuse(wrong('area', 'unknownArea')));
        const about = household === undefined ? (place === undefined ? undefined : ((await findPlace(db, place)) ?? refuse(wrong('place', 'unknownPlace')))) : ((await findHousehold(db, household)) ?? refuse(wrong('household', 'unknownHousehold')));
        const owner = ownerRef === undefined ? undefined : ownerRef === 'me' ? caller.personId : ((await findPerson(db, ownerRef)) ?? refuse(wrong('owner', 'unknownPerson'))).id;
        const { items, more } = await listRisks(db, caller.viewer, {
          ...(Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)) as typeof plain), limit, now: clock.now(), ...(after ? { after } : {}), ...(area ? { area: { id: area.id, depth: area.path.length } } : {}),
          ...(about ? { aboutId: about.id } : {}), ...(owner ? { owner } : {}),
        } as RiskQuery);
        res.json({ items: await presentAll(db, items), next: more ? items.at(-1)!.id : null });
      },
    },
    {
      method: 'get', path: '/api/risks/:ref', name: 'showRisk', says: 'One risk with what is written about it and its history', who: keepers,
      answers: { 200: { says: 'The risk', schema: RiskShape.extend({ what: z.string().nullable(), measure: z.string().nullable(), lines: z.array(RiskLineShape) }) } },
      handle: async (req, res, caller) => {
        const risk = await visible(req.params.ref, caller);
        await noteAccess(deps, res, caller, 'risk.read', `risk:${risk.id}`);
        const [texts, lines, shown] = await Promise.all([riskTexts(db, keys, risk.id), riskLines(db, keys, risk.id), present(db, risk)]);
        const names = await namesFor(db, await places(), lines.map(({ by }) => by));
        res.json({ ...shown, what: texts?.what ?? null, measure: texts?.measure ?? null, lines: lines.map((line) => presentRiskLine(line, names)) });
      },
    },
    {
      method: 'post', path: '/api/risks', name: 'createRisk', says: 'Put a place, a household or an incident under watch', who: keepers, keyed: true, body: NewRisk,
      answers: { 201: { says: 'The risk', schema: RiskShape } }, problems: ['conflict'],
      handle: async (req, res, caller) => once(deps, req, res, { caller, who: keepers, body: NewRisk }, async (trx, body) => {
        const about = await placeOf(trx, body.about);
        const grid = about && (await findArea(trx, about.gridId));
        if (!about || !grid || !holdsOver(caller.viewer, grid.path, keepers)) throw invalidField('about.id', 'unknownTarget');
        const now = clock.now();
        if (await watchOver(trx, body.about.kind, about.id)) throw new Problem('conflict', { why: 'underWatch' });
        const ownerId = body.owner === undefined ? await ownerFor(trx, body.colour, grid.path, now) : await ownerOf(trx, body.owner);
        const id = await openRisk(trx, keys, { aboutKind: body.about.kind, aboutId: about.id, grid, colour: body.colour, ownerId, ownerUnit: null, texts: { what: body.what, ...(body.measure ? { measure: body.measure } : {}) } },
          { ...(await rulesOver(trx, grid.path, now)), by: caller.personId, at: now });
        return { status: 201, body: await present(trx, (await findRisk(trx, id))!) };
      }),
    },
    acting('colour', 'Give it another colour: raised by whoever keeps it, lowered one step at a time', ({ risk, body, roles, now }) =>
      mayRecolour(risk, body.colour, roles, now) ?? { what: 'coloured', colour: body.colour, texts: { reason: body.reason } }),
    acting('review', 'A review was made', ({ risk, body }) =>
      (risk.stage === 'struckOff' ? { code: 'notNow', why: 'riskStruckOff' } : { what: 'reviewed', texts: { finding: body.finding } })),
    acting('measure', 'Say what is done about it, and who sees to it', async ({ risk, body, trx }) =>
      (risk.stage === 'struckOff' ? { code: 'notNow', why: 'riskStruckOff' } : { what: 'measured', texts: { measure: body.measure }, ...(body.owner ? { owner: { id: await ownerOf(trx, body.owner), unit: null } } : {}) })),
    acting('askStrike', 'Ask to strike it off: out of green, after thirty quiet days, with evidence', ({ risk, body, pack, now }) =>
      mayAskStrike(risk, body.evidence, pack, zone, now) ?? { what: 'strikeAsked', data: { evidence: body.evidence }, texts: { reason: body.reason } }),
    acting('agreeToStrike', 'Agree, as the second person: it is struck off', ({ risk, roles, caller }) => mayAgreeToStrike(risk, caller.personId, roles) ?? { what: 'struckOff' }),
    acting('refuseStrike', 'Refuse: it stays under watch', ({ risk, body, roles, caller }) => mayAgreeToStrike(risk, caller.personId, roles) ?? { what: 'strikeRefused', texts: { reason: body.reason } }),
  ];
};

function refuse(problem: Problem): never {
  throw problem;
}
