import type { RaRecord } from 'react-admin';
import type { Named } from '../cases/incident.ts';
import { ask } from '../door.ts';

/** A place that is visited: rented housing, a venue, a hazard point, a compound. */
export interface Place extends RaRecord {
  id: string;
  code: string;
  class: string;
  zh: string;
  en: string | null;
  grid: (Named & { id: string }) | null;
  address: string | null;
  location: { lng: number; lat: number } | null;
  owner: string | null;
  ownerUnit: string | null;
  colour: string | null;
  circumstance: string | null;
  seq: number;
}

/** One place as its page shows it; whether there is a phone of whoever answers for it, never which. */
export interface WholePlace extends Place { hasContact: boolean }

export const placeColours = ['green', 'yellow', 'orange', 'red'] as const;
export const placePath = (id: string, deed = '') => `/api/places/${encodeURIComponent(id)}${deed && `/${deed}`}`;
export const wholePlace = (id: string) => ask<WholePlace>(placePath(id));
