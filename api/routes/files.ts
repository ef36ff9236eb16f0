import type { Request, Response } from 'express';
import { z } from 'zod';
import { casesShowing, findFile, insertFile } from '../../db/files.ts';
import { noteAccess } from '../access-note.ts';
import type { Deps } from '../deps.ts';
import type { FileStore } from '../file-store.ts';
import type { Caller } from '../identify.ts';
import type { Operation } from '../operation.ts';
import { carriesExif, sha256Of, typeOf } from '../photos.ts';
import { Problem, invalidField } from '../problem.ts';
import { readBytes } from '../read-bytes.ts';
import { sendFile } from '../send-file.ts';
import type { CaseDesk } from '../case-desk.ts';

const mostBytes = 15 * 1024 * 1024;
const Stored = z.object({ sha256: z.string(), bytes: z.number().int(), type: z.string() });

/** Evidence by the hash of its content; the hash in the ledger is that of the stored file. */
export const fileOperations = (deps: Deps, desk: CaseDesk, store: FileStore): Operation[] => {
  const { db } = deps;

  /** Whoever stored a file sees it, and whoever may see a case that shows it. */
  const findVisible = async (sha256: string, caller: Caller) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Problem('notFound');
    const file = await findFile(db, sha256);
    if (!file) throw new Problem('notFound');
    if (file.storedBy === caller.personId) return file;
    for (const caseId of await casesShowing(db, sha256)) {
      if (await desk.findVisible(caseId, caller.viewer)) return file;
    }
    throw new Problem('notFound');
  };

  const send = async (req: Request, res: Response, caller: Caller): Promise<void> => {
    const file = await findVisible(String(req.params.sha256), caller);
    if (caller.roles.every((role) => role === 'auditor')) throw new Problem('notFound');
    if (req.method === 'GET') await noteAccess(deps, res, caller, 'file.read', `file:${file.sha256}`);
    await sendFile(req, res, store, file, 'private, no-store');
  };

  return [
    {
      method: 'put', path: '/api/files/:sha256', name: 'storeFile', says: 'Store a file under the hash of its content', who: 'staff',
      alsoTakes: ['application/octet-stream', 'image/jpeg', 'image/png', 'image/webp', 'audio/webm', 'audio/ogg', 'audio/mp4'],
      answers: { 201: { says: 'Stored', schema: Stored }, 200: { says: 'Was there already', schema: Stored } }, problems: ['invalid', 'tooLarge', 'unsupported', 'malformed'],
      handle: async (req, res, caller) => {
        const sha256 = String(req.params.sha256);
        if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Problem('malformed', { errors: [{ path: 'sha256', code: 'notAHash', message: 'notAHash' }] });
        const bytes = await readBytes(req, mostBytes);
        if (bytes.length === 0) throw new Problem('malformed');
        if (sha256Of(bytes) !== sha256) throw invalidField('sha256', 'otherContent');
        const type = typeOf(bytes);
        if (!type) throw new Problem('unsupported');
        if (type.startsWith('image/') && (await carriesExif(bytes))) throw invalidField('file', 'carriesExif');
        const before = await findFile(db, sha256);
        await store.put(sha256, bytes);
        const { wasErased } = await insertFile(db, { sha256, bytes: bytes.length, type, storedBy: caller.personId });
        if (wasErased) await store.put(sha256, bytes);
        res.status(before ? 200 : 201).json({ sha256, bytes: bytes.length, type });
      },
    },
    {
      method: 'head', path: '/api/files/:sha256', name: 'hasFile', says: 'Whether a file is there', who: 'staff', answers: { 200: { says: 'It is' } }, handle: send,
    },
    {
      method: 'get', path: '/api/files/:sha256', name: 'readFile', says: 'A file, typed by its content', who: 'staff',
      answers: { 200: { says: 'The bytes', type: 'application/octet-stream' } }, handle: send,
    },
  ];
};
