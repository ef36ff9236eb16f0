import { formatInstant } from '../../domain/calendar/instant.ts';
import type { Line } from '../../db/ledger.ts';
import type { Language } from '../../domain/locales/index.ts';
import { entryWords, wordsOf } from '../../domain/locales/index.ts';
import { seesPeople } from './case.ts';
import type { CaseView } from './case.ts';

/** Texts of a line that say who reported; they are masked elsewhere and never shown with the line. */
const never = new Set(['reporterName', 'reporterPhone', 'pending']);

/** A ledger line as the contract shows it, with its sentence in the reader's language. An auditor reads it without names and texts. */
export function presentEntry(line: Line, view: CaseView, language: Language) {
  const { names, zone, viewer } = view;
  const people = seesPeople(viewer);
  const { kind, id, role, area, unit } = line.actor;
  const texts = people ? Object.fromEntries(Object.entries(line.sealed ?? {}).filter(([field]) => !never.has(field))) : {};
  return {
    seq: line.seq,
    type: line.type,
    at: formatInstant(line.at, zone),
    recordedAt: formatInstant(line.recordedAt, zone),
    ...(line.dueAt === null ? {} : { dueAt: formatInstant(line.dueAt, zone) }),
    actor: {
      kind,
      ...(id === undefined ? {} : { id }),
      ...(people && line.actorName ? { name: line.actorName } : {}),
      ...(role === undefined ? {} : { role }),
      ...(area === undefined ? {} : { area: names.area(area) }),
      ...(unit === undefined ? {} : { unit: names.unit(unit) }),
    },
    ...(line.commandId === null ? {} : { commandId: line.commandId }),
    data: line.data,
    ...(Object.keys(texts).length > 0 ? { texts } : {}),
    words: entryWords(
      { type: line.type, actor: { kind, name: people ? (line.actorName ?? undefined) : undefined, role }, data: line.data, sealed: texts },
      { language, words: wordsOf(language), pack: view.pack, unit: names.unit, person: (person) => (people ? names.person(person)?.name : null) },
    ),
    prevHash: line.prevHash.toString('hex'),
    hash: line.hash.toString('hex'),
  };
}
