import type { Language, Words } from '../../domain/locales/index.ts';
import { nameOf } from '../../domain/locales/index.ts';
import type { RiskOfMonth } from '../../db/risk-month.ts';
import { localDate } from '../local-day.ts';

/** A risk of a month with the names that its ids stand for. */
export interface RiskShown extends RiskOfMonth { about: string; grid: { zh: string; en: string } | null; owner: string }
interface Column { zh: string; en: string; kind?: 'number'; width?: number; of: (risk: RiskShown, words: Words, language: Language) => string }

const day = (at: Date | null): string => (at === null ? '' : localDate(at.getTime()));
const colours = { red: { zh: '红', en: 'red' }, yellow: { zh: '黄', en: 'yellow' }, green: { zh: '绿', en: 'green' } } as const;
const subjects = { household: { zh: '住户', en: 'household' }, place: { zh: '场所', en: 'place' }, case: { zh: '案件', en: 'incident' } } as const;

/** What the ledger of risks 三色风险台账 says in a spreadsheet (003-21): the matter and its measures, by code and never by the name of a resident. */
export const riskColumns: readonly Column[] = [
  { zh: '颜色', en: 'Colour', width: 8, of: ({ colour }, _, language) => nameOf(colours[colour], language) },
  { zh: '对象', en: 'About', of: ({ aboutKind }, _, language) => nameOf(subjects[aboutKind], language) },
  { zh: '编号', en: 'Code', width: 24, of: ({ about }) => about },
  { zh: '网格', en: 'Grid', of: ({ grid }, _, language) => (grid === null ? '' : nameOf(grid, language)) },
  { zh: '风险', en: 'Risk', width: 40, of: ({ texts }) => texts?.what ?? '' },
  { zh: '措施', en: 'Measure', width: 40, of: ({ texts }) => texts?.measure ?? '' },
  { zh: '包保人', en: 'Owner', of: ({ owner }) => owner },
  { zh: '列入日期', en: 'Under watch since', of: ({ openedAt }) => day(openedAt) },
  { zh: '本月复评次数', en: 'Reviews in the month', kind: 'number', of: ({ reviews }) => String(reviews) },
  { zh: '最近复评', en: 'Last review', of: ({ reviewedAt }) => day(reviewedAt) },
  { zh: '下次复评', en: 'Next review', of: ({ reviewDueAt, struckAt }) => (struckAt ? '' : day(reviewDueAt)) },
  { zh: '销号日期', en: 'Struck off', of: ({ struckAt }) => day(struckAt) },
];
