import { LoggedOut } from '../outbox/deliver.ts';
import { askJson } from './ask.ts';

export interface Place {
  id: string;
  code: string;
  level: string;
  zh: string;
  en: string;
}

export interface Person {
  id: string;
  username: string;
  name: string;
  roles: string[];
  areas: Place[];
}

export interface Session {
  user: Person;
  expiresAt: string;
}

/** @throws Trouble badCredentials, rateLimited, offline */
export const logIn = async (username: string, password: string): Promise<Person> => {
  try {
    return (await askJson<Session>('/api/session', undefined, { body: { username, password } })).user;
  } catch (failure) {
    if (failure instanceof LoggedOut) throw new Error('badCredentials', { cause: failure });
    throw failure;
  }
};
