import type { Request, Response } from 'express';
import { z } from 'zod';
import { Report } from '../../domain/case/commands.ts';
import type { Action } from '../../domain/case/commands.ts';
import { residents, theReporter } from '../acting.ts';
import type { Commands } from '../commands.ts';
import type { Deps } from '../deps.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { openFollowed } from '../follow-access.ts';
import type { Followed, Follow } from '../follow.ts';
import { keyOf } from '../idempotency-key.ts';
import { networkOf } from '../limits.ts';
import type { Operation } from '../operation.ts';
import { parse } from '../parse.ts';
import { Problem, invalidField } from '../problem.ts';
import { readJson } from '../read-json.ts';
import type { Reception } from '../reception.ts';
import { takeOnce } from '../take-once.ts';
import type { Language } from '../../domain/locales/index.ts';
import { bodies } from '../../domain/case/commands.ts';

const Taken = z.object({ number: z.string(), code: z.string(), expectedBy: z.string().nullable().optional(), expectedClock: z.string().nullable().optional(), provisional: z.boolean().optional() });
const Shown = z.looseObject({
  number: z.string(), status: z.string(), statusWords: z.string(), expectedBy: z.string().nullable().optional(), result: z.string().optional(),
  timeline: z.array(z.object({ at: z.string(), words: z.string() })), mayObject: z.boolean(), mayRate: z.boolean(),
});
const Query = z.looseObject({ code: z.string().meta({ description: 'the code that came with the number' }) });
const code = z.string().min(1).max(40);

/** What a resident can ask of his own case: the address, the action behind it, the body beside the code. */
const steps = {
  objection: { action: 'reopen', body: bodies.reopen.extend({ code }) },
  information: { action: 'giveInformation', body: bodies.giveInformation.omit({ evidence: true }).extend({ code }) },
  rating: { action: 'rate', body: bodies.rate.extend({ code }) },
  appeal: { action: 'appeal', body: bodies.appeal.extend({ code }) },
  withdrawal: { action: 'withdraw', body: bodies.withdraw.extend({ code }) },
} as const satisfies Record<string, { action: Action; body: z.ZodType }>;

/** The resident, who needs no account: report, follow, object, answer, rate, appeal, withdraw. */
export const reportOperations = (deps: Deps, reception: Reception, follow: Follow, commands: Commands): Operation[] => {
  const { keys, limits } = deps;

  const open = (req: Request, typed: unknown): Promise<Followed> => openFollowed(deps, req, req.params.number, typed);

  const step = (name: keyof typeof steps): Operation => {
    const { action, body: schema } = steps[name];
    return {
      method: 'post', path: `/api/reports/:number/${name}`, name: `report.${name}`, says: `The reporter’s ${name}`, who: 'everybody', keyed: true, body: schema,
      answers: { 200: { says: 'Where the report stands now', schema: Shown } }, problems: ['notFound', 'notNow', 'tooLate', 'askedAlready', 'forbidden', 'rateLimited', 'engineAway'],
      handle: async (req, res) => {
        const { code: typed, ...body } = await readJson(req, res, 'command');
        if (typed === undefined) throw invalidField('code', 'required');
        const found = await open(req, typed);
        const key = keyOf(req);
        if (!found.opened) throw new Problem('engineAway');
        const { caseId, number } = found;
        const fingerprint = fingerprintOf(keys.commands, { method: 'POST', path: `/api/reports/${number}/${name}`, body });
        const shown = () => follow.show(found, res.locals.language as Language);
        await commands(res, { caller: residents, key, fingerprint, caseId, number, action, body, ...theReporter }, { done: shown, current: shown });
      },
    };
  };

  const report = async (req: Request, res: Response): Promise<void> => {
    await limits.spend('reports', networkOf(req));
    await takeOnce(deps, req, res, { caller: residents, ...theReporter }, async (caseId, document, photos) => {
      const { accepted, opened, confidential: _alike, ...expected } = await reception.take({ caseId, report: parse(Report, document), photos, ...theReporter });
      return { status: opened ? 201 : 202, body: { number: accepted.number, code: accepted.code, ...expected } };
    });
  };

  return [
    {
      method: 'post', path: '/api/reports', name: 'report', says: 'Report something; with photos as a form', who: 'everybody', keyed: true, body: Report,
      alsoTakes: ['multipart/form-data'], problems: ['rateLimited'],
      answers: { 201: { says: 'Taken in; number and code to follow it by', schema: Taken }, 202: { says: 'Kept; it starts by itself when the engine is back', schema: Taken } },
      handle: report,
    },
    {
      method: 'get', path: '/api/reports/:number', name: 'followReport', says: 'Where a report stands, in plain words', who: 'everybody', query: Query,
      answers: { 200: { says: 'Where it stands', schema: Shown } }, problems: ['rateLimited'],
      handle: async (req, res) => void res.json(await follow.show(await open(req, req.query.code), res.locals.language as Language)),
    },
    ...(Object.keys(steps) as (keyof typeof steps)[]).map(step),
  ];
};
