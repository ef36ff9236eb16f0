import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { RequestHandler, Router } from 'express';
import { contentPolicy, pageNonce } from './headers.ts';

const hashed = { immutable: true, maxAge: '365d', index: false, fallthrough: true, redirect: false } as const;
const named = { maxAge: '10m', index: false, fallthrough: true, redirect: false } as const;

/**
 * The three surfaces, as far as they are built into `folder`: the desk at `/`, the field app at `/m/`, the resident's page at `/r/`.
 * An address that names no file is answered with the surface's page, which finds the way itself.
 */
export function pages(folder: string): Router {
  const router = express.Router({ strict: false });
  surface(router, '/r', join(folder, 'resident'), contentPolicy.plain);
  surface(router, '/m', join(folder, 'field'), contentPolicy.field);
  surface(router, '', join(folder, 'desk'), contentPolicy.desk, true);
  return router;
}

function surface(router: Router, at: string, folder: string, policy: RequestHandler, nonce = false): void {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  router.use(`${at}/assets`, express.static(join(folder, 'assets'), hashed));
  if (at !== '') router.get(at, (req, res, next) => (req.path.endsWith('/') ? next() : res.redirect(308, `${at}/`)));
  router.use(at === '' ? '/' : at, express.static(folder, named));
  const html = readFileSync(page, 'utf8');
  router.get(`${at}/{*way}`, (req, res, next) => {
    if (at === '' && /^\/(?:api|livez|readyz|assets)(?:\/|$)/.test(req.path)) return next();
    if (/\.\w{1,8}$/.test(req.path)) return next();
    res.locals.pattern = `${at}/`;
    policy(req, res, () => {
      res.setHeader('Cache-Control', nonce ? 'no-store' : 'no-cache');
      res.type('html').send(nonce ? html.replaceAll('__NONCE__', pageNonce(res)) : html);
    });
  });
}
