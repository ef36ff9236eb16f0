import type { Language, Words } from '../../domain/locales/index.ts';
import { nameOf, wordsOf } from '../../domain/locales/index.ts';
import type { presentListed } from '../present/case.ts';

type Shown = ReturnType<typeof presentListed>;
/** `minute` and `number` are more than text where a sheet knows the difference. */
interface Column { zh: string; en: string; kind?: 'minute' | 'number'; width?: number; of: (shown: Shown, words: Words, language: Language) => string }

const named = (thing: { zh: string; en: string } | null, language: Language): string => (thing === null ? '' : nameOf(thing, language));
/** As a spreadsheet reads it: local, without the offset. */
const minute = (instant: string | null): string => (instant === null ? '' : instant.slice(0, 16).replace('T', ' '));
const yes = (said: boolean, words: Words): string => (said ? words.yes : '');

/** What a list of cases says in a spreadsheet. Of people it names whoever handles the case, as the list does; never whoever reported it. */
export const caseColumns: Record<string, Column> = {
  number: { zh: '编号', en: 'Number', of: ({ number }) => number },
  status: { zh: '状态', en: 'Status', of: ({ status }, words) => words.statuses[status] },
  category: { zh: '类别', en: 'Category', of: ({ categoryName }, _, language) => named(categoryName, language) },
  categoryCode: { zh: '类别代码', en: 'Category code', of: ({ category }) => category ?? '' },
  severity: { zh: '等级', en: 'Severity', of: ({ severity }, words) => words.severities[severity] },
  place: { zh: '网格', en: 'Grid', of: ({ grid, area }, _, language) => named(grid ?? area, language) },
  address: { zh: '地址', en: 'Address', width: 28, of: ({ address }) => address ?? '' },
  description: { zh: '情况', en: 'What happened', width: 48, of: ({ description }) => description ?? '' },
  lead: { zh: '承办单位', en: 'Unit', of: ({ lead }, _, language) => named(lead, language) },
  person: { zh: '经办人', en: 'Handled by', of: ({ person }) => person?.name ?? '' },
  clock: { zh: '时限', en: 'Clock', of: ({ dueClock }, words) => (dueClock === null ? '' : words.clocks[dueClock]) },
  due: { zh: '截止', en: 'Due', kind: 'minute', of: ({ due }) => minute(due) },
  overdue: { zh: '超期', en: 'Overdue', of: ({ overdue }, words) => yes(overdue, words) },
  paused: { zh: '挂起', en: 'Paused', of: ({ paused }, words) => yes(paused, words) },
  height: { zh: '督办级别', en: 'Supervision', of: ({ height }, words) => (height === 1 || height === 2 ? words.heights[height] : '') },
  returned: { zh: '退回次数', en: 'Times returned', kind: 'number', of: ({ counts }) => String(counts.returned) },
  channel: { zh: '来源', en: 'Channel', of: ({ channel }, words) => words.channels[channel] },
  createdAt: { zh: '上报时间', en: 'Reported', kind: 'minute', of: ({ createdAt }) => minute(createdAt) },
  closedAt: { zh: '办结时间', en: 'Closed', kind: 'minute', of: ({ closedAt }) => minute(closedAt) },
};

/** The head of the list in the reader's language. */
export const headOf = (language: Language): string[] => Object.values(caseColumns).map((column) => nameOf(column, language));

/** One case as the cells of a row. */
export const cellsOf = (shown: Shown, language: Language): string[] => Object.values(caseColumns).map(({ of }) => of(shown, wordsOf(language), language));
