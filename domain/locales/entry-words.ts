import type { EntryType } from '../case/entries.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { Language } from './index.ts';
import { sealedParts, variants } from './lines.ts';
import type { ResidentLine, Variant } from './lines.ts';
import { budgetWords, nameOf, reasonWords, resultWords } from './names.ts';
import { say } from './say.ts';
import type { Words } from './words.ts';

/** A ledger line as far as its sentence needs it. `sealed` only for those who may read it. */
export interface SpokenLine {
  type: EntryType;
  actor: { kind: 'person' | 'clock' | 'system' | 'resident'; name?: string | undefined; role?: string | undefined };
  data: Readonly<Record<string, unknown>>;
  sealed?: Readonly<Record<string, string>> | undefined;
}

/** How ids and codes are called, looked up by whoever presents the line. */
export interface Spoken {
  language: Language;
  words: Words;
  pack: MethodPack;
  unit: (code: string) => { zh: string; en: string } | null | undefined;
  person: (id: string) => string | null | undefined;
}

/** The sentence of a ledger line in the reader's language, with the texts that belong to it. */
export function entryWords(line: SpokenLine, spoken: Spoken): string {
  const { words } = spoken;
  const sentence = say(words.entries[templateOf(line)], valuesOf(line, spoken));
  const texts = sealedParts.flatMap((part) => {
    const text = line.sealed?.[part];
    return text ? [`${words.sealed[part]}${words.colon}${text}`] : [];
  });
  return [sentence, ...texts].join('\n');
}

/** What the resident reads of a line, or nothing where it is the office's own business. */
export function residentWords(line: SpokenLine, spoken: Spoken): string | null {
  const template = (spoken.words.resident.lines as Partial<Record<EntryType, string>>)[line.type as ResidentLine];
  return template === undefined ? null : say(template, valuesOf(line, spoken));
}

/** A line whose flag is true, or whose rung does something of its own, has a sentence of its own. */
function templateOf({ type, data }: SpokenLine): EntryType | Variant {
  return variants.find((variant) => {
    const [of, flag] = variant.split('.') as [string, string];
    return of === type && (data[flag] === true || data['then'] === flag);
  }) ?? type;
}

function stepWord({ categories }: MethodPack, code: string, language: Language): string {
  const found = categories.flatMap(({ subLimits = [] }) => subLimits).find((step) => step.code === code);
  return found ? nameOf(found, language) : code;
}

/** Everything a template may name, in words. */
function valuesOf({ actor, data }: SpokenLine, spoken: Spoken): Record<string, string | undefined> {
  const { words, pack, language } = spoken;
  const roleWord = (role: string): string => (words.roles as Record<string, string>)[role] ?? role;
  const unitWord = (code: string): string => {
    const found = spoken.unit(code);
    return found ? nameOf(found, language) : code;
  };
  const category = pack.categories.find(({ code }) => code === data['category']);
  const profile = pack.profiles[String(data['profile'])];
  const table = (key: string, of: Record<string, string>): string | undefined => (typeof data[key] === 'string' ? (of[data[key]] ?? data[key]) : undefined);
  const text = (key: string, as: (value: string) => string): string | undefined => (typeof data[key] === 'string' ? as(data[key]) : undefined);
  const list = (key: string, as: (value: string) => string): string | undefined =>
    (Array.isArray(data[key]) && data[key].length ? data[key].map((one) => as(String(one))).join(words.comma) : undefined);
  const asked = (key: string): string | undefined => (typeof data[key] === 'boolean' ? (data[key] ? words.yes : words.no) : undefined);
  const calendar = data['calendar'] as { id: string; version: number } | undefined;
  return {
    actor: actor.name || (actor.role ? roleWord(actor.role) : words.actors[actor.kind]),
    number: text('number', String) ?? text('intoNumber', String) ?? text('childNumber', String),
    lead: text('lead', unitWord), from: text('from', unitWord), unit: text('unit', unitWord), assist: list('assist', unitWord),
    person: text('person', (id) => spoken.person(id) ?? ''), chief: text('chief', (id) => spoken.person(id) ?? ''),
    whom: list('whom', roleWord),
    category: category && nameOf(category, language), profile: profile && nameOf(profile, language),
    severity: table('severity', words.severities), channel: table('channel', words.channels), clock: table('clock', words.clocks),
    to: table('to', { ...words.statuses, ...words.levels }), method: table('method', words.methods), stage: table('stage', words.stages),
    result: text('result', (code) => resultWords(pack, code, language)), reason: text('reasonCode', (code) => reasonWords(pack, code, language)),
    budget: text('budget', (budget) => budgetWords(words, budget)), until: text('until', String), plannedFor: text('plannedFor', String),
    action: data['for'] === 'reject' || data['for'] === 'feedBack' ? words.actions[data['for']] : undefined,
    rung: data['rung'] === undefined ? undefined : String(data['rung']),
    height: data['height'] === 1 || data['height'] === 2 ? words.heights[data['height']] : undefined,
    times: String(data['rework'] ?? data['reopened'] ?? ''), solved: asked('solved'), satisfied: asked('satisfied'),
    calendar: calendar && `${calendar.id} ${calendar.version}`,
    signs: list('signs', (sign) => (sign === 'worse' && category?.raise ? nameOf(category.raise.when, language) : ((words.signs as Record<string, string>)[sign] ?? sign))),
    parties: typeof data['parties'] === 'number' ? String(data['parties']) : undefined, jumpsTo: typeof data['jumpsTo'] === 'number' ? String(data['jumpsTo']) : undefined,
    step: text('step', (code) => stepWord(pack, code, language)), statutory: text('statutory', (budget) => budgetWords(words, budget)),
  };
}
