import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express from 'express';
import type { RequestHandler, Response, Router } from 'express';
import { contentPolicy, pageNonce } from './headers.ts';
import { packedAssets } from './packed-assets.ts';

const hashed = { immutable: true, maxAge: '365d', index: false, fallthrough: true, redirect: false } as const;
const nonceMark = '__NONCE__';
/** A service worker is asked for anew each time: an old one would keep an old app. */
const neverOld = (res: Response, path: string): void => { if (path.endsWith('sw.js')) res.setHeader('Cache-Control', 'no-cache'); };
const named = { maxAge: '10m', index: false, fallthrough: true, redirect: false, setHeaders: neverOld } as const;

/**
 * The three surfaces, as far as they are built into `folder`: the desk at `/`, the field app at `/m/`, the resident's page at `/r/`. Each finds
 * its way behind a `#`, so that an address naming no page and no file is not found; below `/m/` every address is the field app's.
 */
export function pages(folder: string): Router {
  const router = express.Router();
  surface(router, { at: '/r/', folder: join(folder, 'resident'), policy: contentPolicy.plain });
  surface(router, { at: '/m/', folder: join(folder, 'field'), policy: contentPolicy.field, below: true });
  surface(router, { at: '/', folder: join(folder, 'desk'), policy: contentPolicy.desk });
  return router;
}

interface Surface { at: '/' | '/m/' | '/r/'; folder: string; policy: RequestHandler; below?: boolean }

function surface(router: Router, { at, folder, policy, below = false }: Surface): void {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return;
  const html = readFileSync(page, 'utf8');
  const hasNonce = html.includes(nonceMark);
  router.get([at, `${at}index.html`, ...(below ? [`${at}{*way}`] : [])], (req, res, next) => {
    // "/r" and "/r/" are one route; only the second makes the page's own addresses right.
    if (!req.path.startsWith(at)) return res.redirect(308, at);
    if (/\.(?!html$)\w{1,8}$/.test(req.path)) return next();
    res.locals.pattern = at;
    policy(req, res, () => {
      res.setHeader('Cache-Control', hasNonce ? 'no-store' : 'no-cache');
      res.type('html').send(hasNonce ? html.replaceAll(nonceMark, pageNonce(res)) : html);
    });
  });
  router.use(`${at}assets`, packedAssets(join(folder, 'assets')), express.static(join(folder, 'assets'), hashed));
  router.use(at, express.static(folder, named));
}
