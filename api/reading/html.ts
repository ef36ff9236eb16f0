import type { Language } from '../../domain/locales/index.ts';
import { readingWords } from './words.ts';

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Whatever somebody typed, as text and nothing else. */
export const text = (words: unknown): string => String(words ?? '').replaceAll(/[&<>"']/g, (sign) => signs[sign]!);

/** A page that needs no script: for old phones, readers of screens, and whoever trusts no script. */
export function page(language: Language, title: string, body: string): string {
  const words = readingWords(language);
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<link rel="icon" href="/r/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/r/reading.css"><title>${text(title)} · ${text(words.name)}</title></head>
<body><header><h1>${text(words.name)}</h1><p><a href="/r/">${text(words.report)}</a></p></header><main>${body}</main></body></html>`;
}

const facts = (rows: readonly (readonly [string, unknown])[]): string => `<dl>${rows.filter(([, value]) => value).map(([name, value]) => `<dt>${text(name)}</dt><dd>${text(value)}</dd>`).join('')}</dl>`;

export interface Told {
  number: string; statusWords: string; handledBy?: string; expectedBy?: string | null; resultWords?: string; resultText?: string; question?: string;
  timeline: { at: string; words: string; text?: string }[];
}

const minute = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** Where a report stands. */
export function toldHtml(language: Language, told: Told): string {
  const words = readingWords(language);
  const rows = [[words.status, told.statusWords], [words.handledBy, told.handledBy], [words.expected, !told.resultWords && told.expectedBy ? minute(told.expectedBy) : ''], [words.result, [told.resultWords, told.resultText].filter(Boolean).join(' · ')], [words.question, told.question]] as const;
  const lines = told.timeline.map((line) => `<li><time datetime="${text(line.at)}">${text(minute(line.at))}</time> ${text(line.words)}${line.text ? `<p>${text(line.text)}</p>` : ''}</li>`).join('');
  return page(language, told.number, `<h2>${text(told.number)}</h2>${facts(rows)}<h3>${text(words.timeline)}</h3><ol>${lines}</ol><p><a href="/r/#/follow">${text(words.act)}</a></p><p class="hint">${text(words.keep)}</p>`);
}

/** Number and code are asked for, with what was wrong before. */
export function askHtml(language: Language, number: string, wrong: string): string {
  const words = readingWords(language);
  const field = (name: string, label: string, value: string) => `<label>${text(label)} <input name="${name}" value="${text(value)}" autocomplete="off" required></label>`;
  return page(language, words.find, `${wrong ? `<p role="alert" class="bad">${text(wrong)}</p>` : ''}<form method="get" action="/r/follow">${field('number', words.number, number)}${field('code', words.code, '')}<button>${text(words.find)}</button></form>`);
}

export interface CardTold { grid: { zh: string; en: string }; workers: { name: string; role: string }[]; words: Record<string, string> }

/** The public card of a grid 网格名片 (004-22): who looks after it, what for, where to complain. */
export function cardHtml(language: Language, { grid, workers, words: card }: CardTold): string {
  const words = readingWords(language);
  const name = language === 'en' ? grid.en : grid.zh;
  const line = card.complaintLine ? `<p>${text(words.complaint)} <a href="tel:${text(card.complaintLine)}">${text(card.complaintLine)}</a></p>` : '';
  const people = workers.map((one) => `<li><b>${text(one.name)}</b> ${text(words.roles[one.role] ?? one.role)}</li>`).join('');
  return page(language, `${words.card} ${name}`, `<h2>${text(words.card)} · ${text(name)}</h2><ul>${people}</ul>${facts([[words.duties, language === 'en' && card.dutiesEn ? card.dutiesEn : card.duties]])}${line}`);
}
