import type { RequestTermsInput } from '../asking.ts';

/** How long one may ask and has to answer (holding's answer and the second signature are proposals). */
export const requests: RequestTermsInput = {
  return: {
    askWithin: '8 wh', answerWithin: '8 wh', atMostPerUnit: 1,
    byProfile: { E: { askWithin: '1 h', answerWithin: '1 h' }, U: { askWithin: '1 h', answerWithin: '1 h' } },
  },
  extension: { answerWithin: '4 wh', ifSilent: 'refused', atMost: 2, totalAtMost: '15 wd', beyondTotalBy: 'county' },
  hold: { answerWithin: '8 wh', reviewWithin: '30 d' },
  information: { atMost: 2, withdrawAfter: '10 d', neverWithdraw: ['E', 'U'] },
  assist: { percentOfLeft: 50 },
  secondSign: { answerWithin: '8 wh' },
};
