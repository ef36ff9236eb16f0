import { z } from 'zod'
import { Budget, nominalSeconds, parseBudget } from '../calendar/budget.ts'
import type { Course, Stopwatch } from './course.ts'
import { courseOf } from './course.ts'
import { RungText, onward, parseRung, rungAt } from './rung.ts'

/** What the clock does at a rung: 提醒 tell, 催办 urge, 督办 supervise, 通报 publish, ring the next on duty. */
export const deeds = ['tell', 'urge', 'supervise', 'publish', 'ring'] as const
export type Deed = (typeof deeds)[number]

/** `supervise2 + 40 wh`: counted from the instant of an earlier rung of the same ladder. */
const afterRung = /^([a-zA-Z][\w-]*) \+ (.+)$/

const Moment = z.string().max(100).superRefine((text, context) => {
  const found = afterRung.exec(text)
  const error = found ? Budget.safeParse(found[2]).error : RungText.safeParse(text).error
  if (error) context.addIssue({ code: 'custom', message: error.issues[0]!.message })
})

/**
 * One rung: its name in the ledger, when it is reached (`70%`, `100% + 8 wh`, `supervise2 + 40 wh`, or the earlier of several), what is
 * done and who is told. Supervision has a height and may ask for an answer within a budget.
 */
export const LadderRung = z.strictObject({
  rung: z.string().regex(/^[a-zA-Z0-9][\w%+. -]{0,39}$/, { message: 'impossibleName' }),
  at: z.union([Moment, z.array(Moment).min(1).max(4)]),
  // oxlint-disable-next-line unicorn/no-thenable -- the word of the contract, never a function
  then: z.enum(deeds),
  whom: z.array(z.string().min(1).max(40)).max(20).default([]),
  height: z.union([z.literal(1), z.literal(2)]).optional(),
  answerWithin: Budget.optional(),
  suggest: z.array(z.string().min(1).max(40)).max(10).optional(),
})

export type LadderRung = z.infer<typeof LadderRung>

/** The rungs of one clock from the lowest up. Codes besides the rung's own: sameName, unknownRung, outOfOrder, heightMissing. */
export const Ladder = z.array(LadderRung).max(40).superRefine((ladder, context) => {
  const fault = (i: number, field: keyof LadderRung, message: string): void => context.addIssue({ code: 'custom', path: [i, field], message })
  ladder.forEach((rung, i) => {
    const below = ladder.slice(0, i)
    if (below.some(({ rung: name }) => name === rung.rung)) fault(i, 'rung', 'sameName')
    const named = moments(rung).map((text) => afterRung.exec(text)?.[1]).filter((name) => name !== undefined)
    if (named.some((name) => !below.some(({ rung: other }) => other === name))) fault(i, 'at', 'unknownRung')
    else if (below.some((lower) => isHigher(lower, rung))) fault(i, 'at', 'outOfOrder')
    if (rung.then === 'supervise' && rung.height === undefined) fault(i, 'height', 'heightMissing')
  })
})

export type Ladder = readonly LadderRung[]

/** A rung with the instant (epoch ms) at which it is, or will be, owed. */
export type OwedRung = { readonly rung: LadderRung; readonly at: number }

/** The rungs owed by an instant and not among the reached ones, in order of their instants, the lower first where two fall together. */
export function rungsOwed(ladder: Ladder, clock: Stopwatch, upTo: number, reached: ReadonlySet<string> = new Set()): readonly OwedRung[] {
  return schedule(ladder, clock).filter(({ rung, at }) => at <= upTo && !reached.has(rung.rung))
}

/** The first rung that has not been reached, also when its instant has passed; null when none is left or a pause keeps all away. */
export function nextRung(ladder: Ladder, clock: Stopwatch, reached: ReadonlySet<string> = new Set()): OwedRung | null {
  return schedule(ladder, clock).find(({ rung }) => !reached.has(rung.rung)) ?? null
}

/** Every rung that has an instant, in order. */
export function schedule(ladder: Ladder, clock: Stopwatch): readonly OwedRung[] {
  const course = courseOf(clock)
  const at = new Map<string, number>()
  for (const rung of ladder) {
    const instants = moments(rung).map((text) => momentAt(course, text, at)).filter((instant) => instant !== null)
    if (instants.length) at.set(rung.rung, Math.min(...instants))
  }
  return ladder.flatMap((rung) => (at.has(rung.rung) ? [{ rung, at: at.get(rung.rung)! }] : [])).toSorted((one, other) => one.at - other.at)
}

function momentAt(course: Course, text: string, reached: ReadonlyMap<string, number>): number | null {
  const [, name, budget] = afterRung.exec(text) ?? []
  if (name === undefined || budget === undefined) return rungAt(course, text)
  const from = reached.get(name)
  return from === undefined ? null : onward(course, from, budget)
}

const moments = ({ at }: Pick<LadderRung, 'at'>): readonly string[] => (typeof at === 'string' ? [at] : at)

/** Is the lower rung sure to come after the other, whatever the clock? What depends on the clock is let pass. */
function isHigher(lower: LadderRung, other: LadderRung): boolean {
  return moments(lower).every((text) => moments(other).some((against) => isLater(text, against)))
}

function isLater(text: string, than: string): boolean {
  if (!RungText.safeParse(text).success || !RungText.safeParse(than).success) return false
  const [one, other] = [parseRung(text), parseRung(than)]
  if (one.share < other.share) return false
  if (other.beyond === undefined) return one.share > other.share || (one.beyond !== undefined && nominalSeconds(one.beyond) > 0)
  return one.beyond !== undefined && one.share === other.share && sameUnit(one.beyond, other.beyond) && nominalSeconds(one.beyond) > nominalSeconds(other.beyond)
}

const sameUnit = (one: Budget, other: Budget): boolean => parseBudget(one).unit === parseBudget(other).unit
