import { LoggedOut } from '../outbox/deliver.ts';
import { setLocked } from '../phone/lock.ts';
import { deviceName } from '../phone/roster.ts';
import { askJson } from './ask.ts';
import { sessionIs } from './whose.ts';

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

/** By the PIN of a shared phone. @throws Trouble offline, LoggedOut or another where it is not taken: then the password is asked for */
export const logInByPin = async (username: string, pin: string): Promise<Person> => {
  const { user } = await askJson<Session>('/api/session', undefined, { body: { device: deviceName(), username, pin } });
  sessionIs(user.id);
  setLocked(false);
  return user;
};

/** @throws Trouble badCredentials, rateLimited, offline */
export const logIn = async (username: string, password: string): Promise<Person> => {
  try {
    const { user } = await askJson<Session>('/api/session', undefined, { body: { username, password, device: deviceName() } });
    sessionIs(user.id);
    setLocked(false);
    return user;
  } catch (failure) {
    if (failure instanceof LoggedOut) throw new Error('badCredentials', { cause: failure });
    throw failure;
  }
};
