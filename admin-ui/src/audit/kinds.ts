import type { Entry } from '../cases/incident.ts';

/** Who wrote a line, as a colour of the chrome: never one of the colours that belong to deadlines. */
export type Kind = 'person' | 'resident' | 'clock';

export const kindOf = ({ actor }: Pick<Entry, 'actor'>): Kind => (actor.kind === 'system' ? 'clock' : actor.kind);

export const kindColours: Record<'light' | 'dark', Record<Kind, string>> = {
  light: { person: '#17606A', resident: '#2C5A8C', clock: '#5B4B8A' },
  dark: { person: '#7CC6CB', resident: '#9CC4F0', clock: '#B9A9E8' },
};
