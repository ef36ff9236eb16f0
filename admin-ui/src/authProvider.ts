import type { AuthProvider } from 'react-admin';
import { dataProvider, type Session } from './dataProvider.ts';
import { Refusal } from './door.ts';

/** Kept beside the cookie, which scripts cannot see: without it nobody is at the desk, and the server need not be asked. */
const someoneHere = 'gewu-here';
let known: Promise<Session> | undefined;

/** Who is at the desk. Asked once, forgotten when the server says 401. */
export const whoIsThere = async (): Promise<Session> => {
  if (!localStorage.getItem(someoneHere)) await onTheWayToLogin();
  // Somebody may have logged in while the question waited.
  if (!localStorage.getItem(someoneHere)) throw new Refusal(401, { code: 'unauthenticated' });
  known ??= dataProvider.session().catch((problem: unknown) => {
    known = undefined;
    throw problem;
  });
  return known;
};

/**
 * react-admin asks again and again until the login page has taken the place of the desk, and each "no" sends it there anew. Answered at
 * once, it would never arrive: the questions would leave the browser no time to draw.
 */
const onTheWayToLogin = () => new Promise<void>((resolve) => {
  setTimeout(resolve, location.hash.startsWith('#/login') ? 1000 : 0);
});

const forget = () => {
  known = undefined;
  localStorage.removeItem(someoneHere);
};

export const authProvider: AuthProvider = {
  login: async ({ username, password }: { username: string; password: string }) => {
    known = Promise.resolve(await dataProvider.login(username, password));
    localStorage.setItem(someoneHere, 'yes');
  },
  logout: async () => {
    if (localStorage.getItem(someoneHere)) await dataProvider.logout().catch(() => undefined);
    forget();
  },
  checkAuth: async () => {
    await whoIsThere().catch((problem: unknown) => {
      if (!(problem instanceof Refusal) || problem.status !== 401) return;
      forget();
      // `message: false` is react-admin's way of going to the login page without a word.
      throw Object.assign(new Error(), { message: false });
    });
  },
  checkError: async (problem: { status?: number }) => {
    if (problem.status !== 401) return;
    forget();
    throw problem;
  },
  getIdentity: async () => {
    const { user } = await whoIsThere();
    return { id: user.id, fullName: user.name };
  },
  getPermissions: async () => rolesOf(await whoIsThere().catch(() => undefined)),
};

const rolesOf = (session: Session | undefined): string[] =>
  session?.user.roles ?? [];
