import { faults } from './en/faults.ts';
import { ledger } from './en/ledger.ts';
import { notices } from './en/notices.ts';
import { trade } from './en/trade.ts';
import { visits } from './en/visits.ts';
import type { Words } from './words.ts';

/** English, the second language. */
export const en = { ...trade, ...ledger, ...visits, ...notices, ...faults } satisfies Words;
