import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet, { contentSecurityPolicy } from 'helmet';

const self = ["'self'"];
const none = ["'none'"];

const policy = {
  'default-src': none,
  'script-src': self,
  'style-src-attr': ["'unsafe-inline'"],
  'img-src': [...self, 'blob:', 'data:'],
  'connect-src': self,
  'font-src': self,
  'frame-ancestors': none,
  'base-uri': none,
  'form-action': self,
};

const nonceOf = (res: Response): string => {
  res.locals.nonce ??= randomBytes(16).toString('base64');
  return res.locals.nonce as string;
};

const withPolicy = (more: Record<string, Iterable<string | ((req: unknown, res: unknown) => string)>>): RequestHandler =>
  contentSecurityPolicy({ useDefaults: false, directives: { ...policy, 'style-src': self, ...more } }) as RequestHandler;

/** Where map tiles come from, in an installation that has some. */
const tilesOf = (res: Response): string => {
  const tiles = res.app.locals.tiles as string | undefined;
  return tiles === undefined ? "'self'" : new URL(tiles.replaceAll(/[{}]/g, '')).origin.replace('://s.', '://*.');
};

/** What pages may load. Only the desk's styles need a nonce (Emotion); its page asks for the one of its own response. */
export const contentPolicy = {
  plain: withPolicy({}),
  desk: withPolicy({ 'img-src': [...self, 'blob:', 'data:', (_req, res) => tilesOf(res as Response)], 'style-src': ["'self'", (_req, res) => `'nonce-${nonceOf(res as Response)}'`] }),
  field: withPolicy({ 'worker-src': self, 'manifest-src': self, 'media-src': [...self, 'blob:'] }),
  /** A stored file, shown by itself, runs nothing. */
  file: withPolicy({ sandbox: [], 'img-src': self }),
} as const;

export const pageNonce = nonceOf;

/** Secure headers on every answer, whatever it is. `https`: the address people type, where TLS ends before us. */
export const secureHeaders = (https: boolean): RequestHandler =>
  helmet({
    contentSecurityPolicy: false,
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  }) as RequestHandler;
