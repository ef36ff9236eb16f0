import type { Request, RequestHandler } from 'express';
import { Problem } from './problem.ts';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The origin that the caller's address bar shows for this server. */
export const ownOrigins = (req: Request, publicOrigin: string | undefined): string[] => [
  ...(publicOrigin ? [publicOrigin] : []),
  ...(req.headers.host ? [`${req.protocol}://${req.headers.host}`] : []),
];

/** A page of somebody else may read nothing and change nothing; a request that names a foreign origin changes nothing here. */
export const refuseForeignOrigins = (publicOrigin: string | undefined): RequestHandler => (req, _res, next) => {
  const { origin } = req.headers;
  const site = req.headers['sec-fetch-site'];
  if (reading.has(req.method)) return next();
  if (origin !== undefined && !ownOrigins(req, publicOrigin).includes(origin)) throw new Problem('crossOrigin');
  if (origin === undefined && (site === 'cross-site' || site === 'same-site')) throw new Problem('crossOrigin');
  next();
};
