import { defaultPack } from '../../../domain/pack/packs/index.ts';
import type { MethodPack } from '../../../domain/pack/pack.ts';
import { cadenceOf, calendarWindows, everyOf, isCalendarPeriod } from '../../../domain/visit/cadence.ts';
import type { Earlier, Knock, Rules, Verdict } from '../../../domain/visit/discharge.ts';
import { discharge } from '../../../domain/visit/discharge.ts';
import type { Duty } from '../../../domain/visit/duty.ts';
import type { Outcome } from '../../../domain/visit/status.ts';

export const zone = 'Asia/Shanghai';
export const at = (day: string, time = '10:00'): number => Date.parse(`${day}T${time}:00+08:00`);
export const year = (name: number) => ({ from: at(`${name}-01-01`, '00:00'), to: at(`${name + 1}-01-01`, '00:00') });

/** Every duty of a year for the classes of one household, under a pack. */
export function dutiesOf(codes: readonly string[], { pack = defaultPack, of = 2026 }: { pack?: MethodPack; of?: number } = {}): Duty[] {
  return codes.flatMap((code) => {
    const every = everyOf(cadenceOf(pack, code)!);
    if (every === null || !isCalendarPeriod(every)) return [];
    return calendarWindows(every, year(of), zone).map((window): Duty => ({ id: `${code} ${window.period}`, kind: 'cadence', code, state: 'open', ...window }));
  });
}

/** A household with its duties and the visits that it had. */
export class Door {
  duties: Duty[];
  earlier: Earlier[] = [];
  readonly rules: Rules;

  constructor(codes: readonly string[], more: { pack?: MethodPack; of?: number } = {}) {
    this.duties = dutiesOf(codes, more);
    this.rules = { pack: more.pack ?? defaultPack, zone };
  }

  tried(day: string, outcome: Outcome = 'met'): Verdict[] {
    const knock: Knock = { occurredAt: at(day), outcome };
    return discharge(knock, this.duties, this.earlier, this.rules);
  }

  /** Somebody was there; the ids of what that discharged. */
  visited(day: string, outcome: Outcome = 'met'): string[] {
    const verdicts = this.tried(day, outcome);
    this.duties = this.duties.map((duty) => {
      const verdict = verdicts.find(({ id }) => id === duty.id)!;
      return verdict.discharged ? { ...duty, state: 'discharged' } : verdict.lapses ? { ...duty, state: 'lapsed' } : duty;
    });
    this.earlier.push(...verdicts.filter(({ discharged }) => discharged).map(({ code }) => ({ code, occurredAt: at(day), remote: outcome === 'metRemote' })));
    return verdicts.filter(({ discharged }) => discharged).map(({ id }) => id);
  }

  /** The first duty of a class that is still owed. */
  next = (code: string): string | undefined => this.duties.find((duty) => duty.code === code && duty.state === 'open')?.period;
}
