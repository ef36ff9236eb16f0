import { visitCommands } from '../../domain/visit/commands.ts';
import type { Db } from '../../db/connect.ts';
import { findFile, unknownFiles } from '../../db/files.ts';
import { Problem } from '../problem.ts';

/** Photos and voice are stored before they are named: a hash that nobody stored can only be a mistake. @throws Problem invalid */
export async function mustBeStored(db: Db, record: unknown, at = ''): Promise<void> {
  const parsed = visitCommands.record.safeParse(record);
  const named = (parsed.data?.needs ?? []).flatMap((need, nth) => (typeof need === 'string' ? [] : (need.evidence ?? []).map((hash, place) => ({ hash, path: `${at}needs.${nth}.evidence.${place}` }))));
  if (parsed.data?.memo !== undefined) named.push({ hash: parsed.data.memo, path: `${at}memo` });
  const unknown = new Set(await unknownFiles(db, named.map(({ hash }) => hash)));
  // A memo is heard by whoever reads the note: a picture or a paper that happens to be stored is none.
  const voice = parsed.data?.memo === undefined ? undefined : await findFile(db, parsed.data.memo);
  if (voice && !/^(?:audio|video)\//.test(voice.type)) unknown.add(voice.sha256);
  const errors = named.filter(({ hash }) => unknown.has(hash)).map(({ path }) => ({ path, code: 'unknownFile', message: 'unknownFile' }));
  if (errors.length > 0) throw new Problem('invalid', { why: 'unknownFile', errors });
}
