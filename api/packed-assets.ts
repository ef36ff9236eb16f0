import { existsSync, readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { RequestHandler } from 'express';

/** Leads to the packed twin of a file, as the build laid it beside (`main-1a2b3c.js.br`), whoever can read Brotli; everybody else gets the file. */
export function packedAssets(folder: string): RequestHandler {
  const packed = new Set(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.br')) : []);
  return (req, res, next) => {
    const twin = `${req.path.slice(1)}.br`;
    if (packed.has(twin)) {
      res.vary('Accept-Encoding');
      if (req.acceptsEncodings('br')) {
        res.type(extname(req.path)).setHeader('Content-Encoding', 'br');
        req.url = `/${twin}`;
      }
    }
    next();
  };
}
