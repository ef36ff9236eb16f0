import type { Words } from './words.ts';
import { faults } from './zh-CN/faults.ts';
import { ledger } from './zh-CN/ledger.ts';
import { notices } from './zh-CN/notices.ts';
import { trade } from './zh-CN/trade.ts';
import { visits } from './zh-CN/visits.ts';

/** Chinese, the default: the field's own words settle every dispute about a name. */
export const zhCN = { ...trade, ...ledger, ...visits, ...notices, ...faults } satisfies Words;
