import { isUtf8 } from 'node:buffer';
import express from 'express';
import type { Request, Response } from 'express';
import { Problem } from './problem.ts';

/** Bytes: what a command may be, and what anything else may be (packs are the longest). */
export const sizes = { command: 16 * 1024, body: 256 * 1024, pack: 1024 * 1024 } as const;
type Size = keyof typeof sizes;

const deepest = 64;

const strictUtf8 = (_req: unknown, _res: unknown, bytes: Buffer): void => {
  if (!isUtf8(bytes)) throw Object.assign(new Error('not UTF-8'), { status: 400 });
};
const parsers = Object.fromEntries(
  Object.entries(sizes).map(([size, limit]) => [size, express.json({ limit, strict: false, type: isJson, verify: strictUtf8 })]),
) as unknown as Record<Size, express.RequestHandler>;

function isJson(req: { headers: Record<string, string | string[] | undefined> }): boolean {
  return /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(String(req.headers['content-type'] ?? ''));
}

/**
 * The body as a JSON object. Read by the route itself and not before it, because who asks and what they may see come first.
 * An absent body counts as an empty object: some actions ask for nothing.
 * @throws Problem malformed, tooLarge, unsupported
 */
export async function readJson(req: Request, res: Response, size: Size = 'body'): Promise<Record<string, unknown>> {
  const empty = req.headers['transfer-encoding'] === undefined && Number(req.headers['content-length'] ?? 0) === 0;
  if (empty) return {};
  if (!isJson(req)) throw new Problem('unsupported');
  await new Promise<void>((read, fail) => {
    parsers[size](req, res, (failure?: unknown) => (failure ? fail(failure) : read()));
  });
  return asObject(req.body as unknown);
}

/** A JSON text from a form's field. @throws Problem malformed */
export function parseJson(text: string): Record<string, unknown> {
  try {
    return asObject(JSON.parse(text));
  } catch (failure) {
    throw failure instanceof Problem ? failure : new Problem('malformed');
  }
}

function asObject(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isTooDeep(value)) throw new Problem('malformed');
  return value as Record<string, unknown>;
}

/** Nesting that no form of ours has; what walks the value later may recurse without fear. */
function isTooDeep(value: object): boolean {
  let layer: unknown[] = [value];
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > deepest) return true;
    layer = layer.flatMap((node) => (typeof node === 'object' && node !== null ? Object.values(node) : []));
  }
  return false;
}
