import type { MethodPack } from '../pack/pack.ts';
import type { VisitEntryType } from '../visit/entries.ts';
import { outcomeTable } from '../visit/status.ts';
import type { Outcome } from '../visit/status.ts';
import type { SpokenLine } from './entry-words.ts';
import type { Language } from './index.ts';
import { sealedParts } from './lines.ts';
import { nameOf } from './names.ts';
import { say } from './say.ts';
import type { Words } from './words.ts';

export type SpokenVisitLine = Omit<SpokenLine, 'type'> & { type: VisitEntryType };

export interface SpokenOfVisits {
  language: Language;
  words: Words;
  pack: MethodPack;
  person: (id: string) => string | null | undefined;
  /** An instant as people read it. */
  time: (instant: string) => string;
}

/** The sentence of a visit's line in the reader's language, with the texts that belong to it. */
export function visitWords({ type, actor, data, sealed }: SpokenVisitLine, { language, words, pack, person, time }: SpokenOfVisits): string {
  const roleWord = (role: string): string => (words.roles as Record<string, string>)[role] ?? role;
  const size = (key: string): number | undefined => (Array.isArray(data[key]) ? data[key].length : undefined);
  const instant = (key: string): string | undefined => (typeof data[key] === 'string' ? time(data[key]) : undefined);
  const facet = (code: string): string => {
    const found = pack.facets.find((one) => one.code === code);
    return found ? nameOf(found, language) : code;
  };
  const sentence = say(words.visitEntries[templateOf(type, data)], {
    actor: actor.name || (actor.role ? roleWord(actor.role) : words.actors[actor.kind]),
    whom: Array.isArray(data['whom']) ? data['whom'].map((one) => roleWord(String(one))).join(words.comma) : undefined,
    count: size('duties'), discharged: size('discharged'), kept: size('kept'), times: data['times'] as number | undefined,
    slot: instant('slot'), retryBy: instant('retryBy'), opens: data['opens'] as string | undefined, number: data['number'] as string | undefined,
    outcome: typeof data['outcome'] === 'string' ? nameOf(outcomeTable[data['outcome'] as Outcome], language) : undefined,
    to: typeof data['to'] === 'string' ? (person(data['to']) ?? undefined) : undefined,
  });
  const texts = Object.entries(sealed ?? {}).flatMap(([part, text]) => {
    if (part.startsWith('facet.')) return [`${facet(part.slice(6))}${words.colon}${text}`];
    if (part === 'note') return [`${words.visitNote}${words.colon}${text}`];
    return (sealedParts as readonly string[]).includes(part) ? [`${words.sealed[part as keyof Words['sealed']]}${words.colon}${text}`] : [];
  });
  return [sentence, ...texts].join('\n');
}

function templateOf(type: VisitEntryType, data: Readonly<Record<string, unknown>>): keyof Words['visitEntries'] {
  if (type === 'Recorded' && Array.isArray(data['kept']) && data['kept'].length > 0) return 'Recorded.more';
  if (type === 'Handed' && data['to'] === null) return 'Handed.all';
  return type === 'ExcuseRefused' && data['lapsed'] === true ? 'ExcuseRefused.lapsed' : type;
}
