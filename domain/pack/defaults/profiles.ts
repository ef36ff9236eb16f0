import type { ProfileInput } from '../profile.ts';

/** First time the dispatcher, as much again as the limit; second time the leader in charge, half of it. */
const twice: ProfileInput['extension'] = { first: { atMostPercent: 100, by: 'dispatcher' }, second: { atMostPercent: 50, by: 'chief' } };

/** The eleven limit profiles. */
export const profiles: Record<string, ProfileInput> = {
  E: {
    zh: '特急', en: 'emergency',
    limits: { accept: '0.25 h', dispatch: '0.25 h', sign: '0.25 h', handle: '24 h', verify: '4 h' },
    firstContact: '0.5 h', arrival: '1 h', extension: null, ladder: 'emergency',
  },
  U: {
    zh: '紧急', en: 'urgent',
    limits: { accept: '1 h', dispatch: '1 h', sign: '1 h', handle: '24 h', verify: '24 h' },
    firstContact: '2 h', arrival: '4 h', extension: null, ladder: 'urgent',
  },
  Q: {
    zh: '快办', en: 'quick',
    limits: { accept: '2 wh', dispatch: '2 wh', sign: '2 wh', handle: '8 wh', verify: '8 wh' },
    firstContact: '4 wh', extension: twice,
  },
  N: {
    zh: '一般', en: 'ordinary',
    limits: { accept: '4 wh', dispatch: '4 wh', sign: '4 wh', handle: '24 wh', verify: '8 wh' },
    firstContact: '4 wh', extension: twice,
  },
  C: {
    zh: '较复杂', en: 'complex',
    limits: { accept: '4 wh', dispatch: '8 wh', sign: '8 wh', handle: '56 wh', verify: '16 wh' },
    firstContact: '8 wh', extension: twice, ladder: 'slow',
  },
  X: {
    zh: '疑难', en: 'hard or project',
    limits: { accept: '8 wh', dispatch: '8 wh', sign: '8 wh', handle: '120 wh', verify: '16 wh' },
    firstContact: '8 wh', extension: twice, ladder: 'slow',
  },
  /** 四级七天: the handling limit is the sum of the four rungs; an unsettled one moves up by itself with its file. */
  M: {
    zh: '调解', en: 'mediation ladder',
    limits: { accept: '4 wh', dispatch: '4 wh', sign: '4 wh', handle: '56 wh', verify: '8 wh' },
    firstContact: '8 wh', extension: { ...twice, consentBeyond: '30 d' },
    mediationRungs: [
      { rung: 1, zh: '网格/小组', en: 'grid or group', within: '8 wh', unit: 'village' },
      { rung: 2, zh: '村(社区)调委会', en: 'village mediation committee', within: '16 wh', unit: 'mediation' },
      { rung: 3, zh: '镇司法所', en: 'town justice office', within: '16 wh', unit: 'justice' },
      { rung: 4, zh: '镇综治中心', en: 'town governance centre', within: '16 wh', unit: 'centre' },
    ],
  },
  A: {
    zh: '代办', en: 'proxy service',
    limits: { accept: '4 wh', dispatch: '4 wh', sign: '4 wh', handle: '40 wh', verify: '8 wh' },
    firstContact: '4 wh', extension: twice,
  },
  /** An answer given to the asker closes the case: no verify stage. */
  I: {
    zh: '咨询', en: 'inquiry',
    limits: { accept: '2 wh', dispatch: '2 wh', sign: '2 wh', handle: '8 wh', verify: null },
    firstContact: '4 wh', extension: null,
  },
  /** Handling is the officer's receipt and progress note; no verify stage, no contact with others. */
  S: {
    zh: '线索', en: 'confidential clue',
    limits: { accept: '1 h', dispatch: '2 h', sign: '2 h', handle: '40 wh', verify: null },
    extension: twice,
  },
  /** Accept and dispatch are our own limits for registering and referring; 15 d and 60 d are the statute's (信访工作条例). */
  T: {
    zh: '信访', en: 'statutory petition',
    limits: { accept: '8 wh', dispatch: '16 wh', sign: '8 wh', handle: '1440 h', verify: '16 wh' },
    extension: { first: { atMost: '30 d', by: 'chief' } },
    handleStartsAt: 'statutoryAcceptance', acceptanceWithin: '15 d', ladder: 'slow',
  },
};
