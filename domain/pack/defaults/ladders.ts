import type { z } from 'zod';
import type { Ladder } from '../../clock/ladder.ts';
import type { Ladders } from '../pack.ts';

type Rungs = z.input<typeof Ladder>;

/** Who is told of a stage, who answers for it, and who stands above. */
interface Watch {
  /** Whoever has it in hand. */
  hand: string;
  /** Whoever answers for the unit. */
  head: string[];
  /** Who supervises first, and who above that. */
  first: string[];
  second: string[];
}

/** A department handles: its head answers, the town centre supervises, then the county, naming the leader in charge. */
const department: Watch = { hand: 'clerk', head: ['head', 'dispatcher'], first: ['head', 'verifier'], second: ['head', 'chief', 'county'] };
/** The desk or the centre has it: the leader in charge answers for it, and the county supervises already at the first height. */
const intake: Watch = { hand: 'desk', head: ['dispatcher', 'chief'], first: ['dispatcher', 'county'], second: ['chief', 'county'] };
const dispatching: Watch = { hand: 'dispatcher', head: ['dispatcher', 'chief'], first: ['dispatcher', 'county'], second: ['chief', 'county'] };
const verifying: Watch = { hand: 'verifier', head: ['dispatcher', 'chief'], first: ['verifier', 'county'], second: ['chief', 'county'] };

type Pace = 'default' | 'slow' | 'urgent';

/** 提醒 at 70 and 90 %, 催办 at the end of the limit; complex matters (C, X, T) are reminded at half time already. */
const reminders = ({ hand, head }: Watch, pace: Pace): Rungs => [
  ...(pace === 'slow' ? [{ rung: '50%', at: '50%', then: 'tell' as const, whom: [hand] }] : []),
  { rung: '70%', at: '70%', then: 'tell', whom: [hand] },
  { rung: '90%', at: '90%', then: 'tell', whom: [hand, head[0] ?? hand], suggest: pace === 'urgent' ? ['assist'] : ['extension', 'assist'] },
  { rung: '100%', at: '100%', then: 'urge', whom: head },
];

/** 督办 at two heights, the earlier of a share of the limit and a fixed while after it. */
const supervision = ({ first, second }: Watch, pace: Pace): Rungs => pace === 'urgent'
  ? [
      { rung: 'supervise1', at: ['150%', '100% + 1 h'], then: 'supervise', whom: first, height: 1, answerWithin: '1 h' },
      { rung: 'supervise2', at: ['200%', '100% + 4 h'], then: 'supervise', whom: second, height: 2, answerWithin: '1 h' },
    ]
  : [
      { rung: 'supervise1', at: ['150%', '100% + 8 wh'], then: 'supervise', whom: first, height: 1, answerWithin: '8 wh' },
      { rung: 'supervise2', at: ['200%', '100% + 24 wh'], then: 'supervise', whom: second, height: 2, answerWithin: '8 wh' },
    ];

/** 通报: the unit, never a person, 40 wh after the second height, whatever time that height was counted in. */
const publication: Rungs = [{ rung: 'publish', at: 'supervise2 + 40 wh', then: 'publish', whom: ['county'] }];

const whole = (watch: Watch, pace: Pace): Rungs => [...reminders(watch, pace), ...supervision(watch, pace), ...publication];

/** Nobody took the emergency: the telephone rings at the next on duty, then at the leader on duty, then in the county (the minutes between are a proposal). */
const ringing: Rungs = [
  { rung: 'ring1', at: '100%', then: 'ring', whom: ['nextOnDuty'] },
  { rung: 'ring2', at: '100% + 2 min', then: 'ring', whom: ['chief'] },
  { rung: 'ring3', at: '100% + 5 min', then: 'ring', whom: ['county'] },
];

const everyPace = (rungs: (pace: Pace) => Rungs): Record<string, Rungs> => ({
  default: rungs('default'), slow: rungs('slow'), urgent: rungs('urgent'), emergency: rungs('urgent'),
});

/** Somebody owes an answer or a small act: told at 70 %, urged at the end. The act's own clock does the rest. */
const shortly = (hand: string, above: string[]): Record<string, Rungs> => ({
  default: [
    { rung: '70%', at: '70%', then: 'tell', whom: [hand] },
    { rung: '100%', at: '100%', then: 'urge', whom: above },
  ],
});

const emergencyIntake: Rungs = [
  { rung: '70%', at: '70%', then: 'tell', whom: ['desk', 'dispatcher'] },
  { rung: '90%', at: '90%', then: 'tell', whom: ['desk', 'dispatcher'] },
  { rung: '100%', at: '100%', then: 'urge', whom: ['dispatcher', 'chief'] },
  ...ringing,
  ...supervision(intake, 'urgent'),
  ...publication,
];

/** The ladders 阶梯 of every clock that climbs. Objection and archive only end: nobody is late there. */
export const ladders: { [Clock in keyof Ladders]: Record<string, Rungs> } = {
  accept: { ...everyPace((pace) => whole(intake, pace)), emergency: emergencyIntake },
  dispatch: everyPace((pace) => whole(dispatching, pace)),
  /** Inside handling, so its unit is published for handling only. */
  sign: everyPace((pace) => [...reminders(department, pace), ...supervision(department, pace)]),
  handle: everyPace((pace) => whole(department, pace)),
  verify: everyPace((pace) => whole(verifying, pace)),
  firstContact: shortly('desk', ['dispatcher']),
  arrival: shortly('clerk', ['head', 'dispatcher']),
  callBack: shortly('verifier', ['dispatcher']),
  adjudicateReturn: everyPace((pace) => [...reminders(dispatching, pace), ...supervision(dispatching, pace)]),
  requestAnswer: shortly('dispatcher', ['dispatcher', 'chief']),
  holdReview: shortly('chief', ['chief', 'county']),
  assist: shortly('clerk', ['head', 'dispatcher']),
  supervisionAnswer: shortly('head', ['head', 'chief']),
  emergencyReport: shortly('dispatcher', ['chief', 'county']),
};
