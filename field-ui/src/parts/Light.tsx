/** @jsxImportSource preact */
import { fill, useWords } from '../language.ts';
import { useNow } from './useNow.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** How much time is left, or gone, in two units: 「剩 4时12分」. */
function parts(ms: number): { big: number; small: number; unit: 'days' | 'hours' } {
  const whole = Math.abs(ms);
  return whole >= day
    ? { big: Math.floor(whole / day), small: Math.floor((whole % day) / hour), unit: 'days' }
    : { big: Math.floor(whole / hour), small: Math.floor((whole % hour) / 60_000), unit: 'hours' };
}

/** Colour, glyph and words for a time that ends. */
export const Light = ({ due, overdue = false }: { due: string | undefined; overdue?: boolean }) => {
  const { words, both } = useWords();
  const now = useNow();
  if (due === undefined) return overdue ? <span class="light red">▲ {words.time.overdue}</span> : null;
  const left = Date.parse(due) - now;
  const { big, small, unit } = parts(left);
  const said = fill(words.time[unit], { big, small });
  const late = overdue || left <= 0;
  const colour = late ? 'red' : left < day ? 'amber' : 'green';
  const glyph = { red: '▲', amber: '◆', green: '●' }[colour];
  return <span class={`light ${colour}`} title={both(due)}>{glyph} {fill(late ? words.time.over : words.time.left, { said })}</span>;
};
