import type { Request, Response } from 'express';

/** The cookie's name says that it came over TLS from this very host; on this machine without TLS it cannot. */
export const cookieName = (https: boolean): string => (https ? '__Host-gewu' : 'gewu');

/** The token that a request shows, if it shows one that could be ours. */
export function tokenOf(req: Request, https: boolean): string | undefined {
  const name = cookieName(https);
  for (const part of (req.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value && /^[\w-]{43}$/.test(value)) return value;
  }
  return undefined;
}

export function setToken(res: Response, token: string, endsAt: Date, https: boolean): void {
  res.cookie(cookieName(https), token, { httpOnly: true, sameSite: 'lax', secure: https, path: '/', expires: endsAt });
}

export function clearToken(res: Response, https: boolean): void {
  res.clearCookie(cookieName(https), { httpOnly: true, sameSite: 'lax', secure: https, path: '/' });
}
