import type { AuthProvider } from 'react-admin';
import { dataProvider, type Session } from './dataProvider.ts';
import { Refusal } from './door.ts';

let known: Promise<Session> | undefined;

/** Who is at the desk. Asked once, forgotten when the server says 401. */
export const whoIsThere = (): Promise<Session> => {
  known ??= dataProvider.session().catch((problem: unknown) => {
    known = undefined;
    throw problem;
  });
  return known;
};

export const authProvider: AuthProvider = {
  login: async ({ username, password }: { username: string; password: string }) => {
    known = Promise.resolve(await dataProvider.login(username, password));
  },
  logout: async () => {
    known = undefined;
    await dataProvider.logout().catch(() => undefined);
  },
  checkAuth: async () => {
    await whoIsThere().catch((problem: unknown) => {
      if (problem instanceof Refusal && problem.status === 401) throw problem;
    });
  },
  checkError: async (problem: { status?: number }) => {
    if (problem.status !== 401) return;
    known = undefined;
    throw problem;
  },
  getIdentity: async () => {
    const { user } = await whoIsThere();
    return { id: user.id, fullName: user.name };
  },
  getPermissions: async () => rolesOf(await whoIsThere().catch(() => undefined)),
};

const rolesOf = (session: Session | undefined): string[] =>
  (session?.user.roles ?? []).map((role) => (typeof role === 'string' ? role : role.role));
