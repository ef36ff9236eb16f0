import { formatInstant } from '../domain/calendar/instant.ts';
import type { Received } from '../domain/case/context.ts';
import { openActions } from '../domain/case/open-actions.ts';
import type { CaseState } from '../domain/case/state.ts';
import { entryTypes } from '../domain/case/entries.ts';
import { nameOf, residentWords, resultWords, wordsOf } from '../domain/locales/index.ts';
import type { Language } from '../domain/locales/index.ts';
import { readLedger } from '../db/ledger.ts';
import type { Line } from '../db/ledger.ts';
import { theReporter } from './acting.ts';
import type { CaseDesk } from './case-desk.ts';
import type { Deps } from './deps.ts';
import type { CaseView } from './present/case.ts';
import { expectation, expectedFrom } from './reception.ts';
import type { Reception } from './reception.ts';

export interface Followed { caseId: string; number: string; opened: boolean; received: Omit<Received, 'sealed'> }

/** What a resident is shown of his report: plain words, the unit and never the person, nothing of the office's own business. */
export interface Follow { show: (found: Followed, language: Language) => Promise<Record<string, unknown>> }

/** Texts of the office that were written for the reporter. */
const forTheReporter: Partial<Record<(typeof entryTypes)[number], readonly string[]>> = {
  Rejected: ['explanation', 'elsewhere'], InformationAsked: ['question'], InformationGiven: ['text'], Settled: ['done'], Referred: ['where', 'how'],
};

export function createFollow({ db, keys }: Deps, desk: CaseDesk, reception: Reception): Follow {
  const waiting = async ({ number, received }: Followed, language: Language) => {
    const { statuses, lines } = wordsOf(language).resident;
    return {
      number,
      status: 'submitted',
      statusWords: statuses.submitted,
      ...(await reception.expectedOf(received)),
      timeline: [{ at: formatInstant(received.receivedAt, 'Asia/Shanghai'), words: lines.Submitted }],
      mayObject: false,
      mayRate: false,
      mayAppeal: false,
      mayWithdraw: false,
      mayInform: false,
    };
  };

  return {
    show: async (found, language) => {
      if (!found.opened) return waiting(found, language);
      const state = await desk.load(found.caseId);
      const view = await desk.viewOf(state, theReporter.viewer);
      if (state.lane === 'confidential') return confidential(state, view, desk, language);
      const lines = await readLedger(db, keys, found.caseId, { withSealed: true });
      const open = openActions(state, theReporter.viewer, view);
      const { statuses } = wordsOf(language).resident;
      const question = lines.findLast(({ type }) => type === 'InformationAsked')?.sealed?.question;
      const lead = view.names.unit(state.lead);
      return {
        number: state.number,
        status: state.status,
        statusWords: statuses[state.status],
        ...expectation(state, desk),
        ...resultOf(state, view, language),
        ...(lead ? { handledBy: nameOf(lead, language) } : {}),
        ...(open.includes('giveInformation') && question ? { question } : {}),
        ...(await parentOf(state, language)),
        timeline: lines.flatMap((line) => timelineOf(line, view, language)),
        mayObject: open.includes('reopen'),
        mayRate: open.includes('rate'),
        mayAppeal: open.includes('appeal'),
        mayWithdraw: open.includes('withdraw'),
        mayInform: open.includes('giveInformation'),
      };
    },
  };

  /** A merged report is answered with its parent. */
  async function parentOf(state: CaseState, language: Language) {
    if (state.status !== 'merged' || state.parent === null) return {};
    const parent = await desk.load(state.parent);
    const view = await desk.viewOf(parent, theReporter.viewer);
    const { statuses } = wordsOf(language).resident;
    return { parent: { status: parent.status, statusWords: statuses[parent.status], ...expectation(parent, desk), ...resultOf(parent, view, language) } };
  }
}

/** A clue is received, and looks like any report that was just received; more is for its officers alone (001-11). */
function confidential(state: CaseState, { zone }: CaseView, desk: CaseDesk, language: Language) {
  const { statuses, lines } = wordsOf(language).resident;
  const accept = state.clocks.find(({ name }) => name === 'accept');
  return {
    number: state.number, status: 'submitted', statusWords: statuses.submitted, ...expectedFrom(accept, desk), timeline: [{ at: formatInstant(state.createdAt, zone), words: lines.Submitted }],
    mayObject: false, mayRate: false, mayAppeal: false, mayWithdraw: false, mayInform: false,
  };
}

/** The code in words, and what the unit wrote for the reporter once somebody else has found it true: a text that is still to be verified promises too much. */
function resultOf({ result, status, private: texts }: CaseState, { pack }: CaseView, language: Language) {
  if (!result) return {};
  const verified = status === 'closed' || status === 'archived';
  return {
    result: result.code, resultWords: resultWords(pack, result.code, language), ...(result.plannedFor ? { plannedFor: result.plannedFor } : {}),
    ...(verified && texts.resultText ? { resultText: texts.resultText } : {}),
  };
}

function timelineOf(line: Line, { pack, names, zone }: CaseView, language: Language): { at: string; words: string; text?: string }[] {
  const spoken = { language, words: wordsOf(language), pack, unit: names.unit, person: () => null };
  const said = residentWords({ type: line.type, actor: { kind: line.actor.kind, role: line.actor.role }, data: line.data }, spoken);
  if (said === null) return [];
  const text = (forTheReporter[line.type] ?? []).flatMap((part) => line.sealed?.[part] ?? []).join('\n');
  return [{ at: formatInstant(line.at, zone), words: said, ...(text ? { text } : {}) }];
}
