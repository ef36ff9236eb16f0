import express from 'express';
import type { Request, Response, Router } from 'express';
import type { Language } from '../../domain/locales/index.ts';
import { findGridCard } from '../../db/grid-card.ts';
import type { Deps } from '../deps.ts';
import { openFollowed } from '../follow-access.ts';
import type { Follow } from '../follow.ts';
import { Problem } from '../problem.ts';
import { askHtml, cardHtml, page, text, toldHtml } from './html.ts';
import type { Told } from './html.ts';
import { readingWords } from './words.ts';

/** Reading without a script: `/r/{number}?code=`, `/r/follow`, `/r/grid/{code}`. Kept nowhere, and found by no search engine. */
export function reading(deps: Deps, follow: Follow): Router {
  const router = express.Router();
  const send = (res: Response, status: number, html: string) => {
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Vary', 'Accept-Language');
    res.status(status).type('html').send(html);
  };

  const read = async (req: Request, res: Response, number: string) => {
    const language = res.locals.language as Language;
    const words = readingWords(language);
    const code = typeof req.query.code === 'string' ? req.query.code.replace(/\s/g, '').toUpperCase() : '';
    if (code === '') return send(res, 200, askHtml(language, number, ''));
    try {
      const told = await follow.show(await openFollowed(deps, req, number, code), language);
      return send(res, 200, toldHtml(language, told as unknown as Told));
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      const status = failure.code === 'notFound' ? 404 : failure.code === 'rateLimited' ? 429 : 503;
      return send(res, status, askHtml(language, number, status === 404 ? words.notFound : status === 429 ? words.rateLimited : words.away));
    }
  };

  router.get('/r/follow', (req, res) => {
    res.locals.pattern = '/r/follow';
    return read(req, res, typeof req.query.number === 'string' ? req.query.number.slice(0, 40) : '');
  });
  router.get('/r/grid/:code', async (req, res) => {
    res.locals.pattern = '/r/grid/:code';
    const language = res.locals.language as Language;
    const card = await findGridCard(deps.db, String(req.params.code), deps.clock.now());
    const words = readingWords(language);
    if (!card) return send(res, 404, page(language, words.card, `<p>${text(words.unknownGrid)}</p>`));
    return send(res, 200, cardHtml(language, card));
  });
  router.get('/r/:number', (req, res, next) => {
    if (!/^GW-\d{4}-\d{1,9}$/i.test(String(req.params.number))) return next();
    res.locals.pattern = '/r/:number';
    return read(req, res, String(req.params.number));
  });
  return router;
}
