/** @jsxImportSource preact */
import { fill, useWords } from '../language.ts';
import { useNow } from './useNow.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** The light of a time that ends: amber within a day of it. */
export const colourOf = (due: string | undefined, overdue: boolean, now: number): 'red' | 'amber' | 'green' => {
  if (overdue) return 'red';
  const left = due === undefined ? Number.POSITIVE_INFINITY : Date.parse(due) - now;
  return left <= 0 ? 'red' : left < day ? 'amber' : 'green';
};

/** How much time is left, or gone, in two units: 「剩 4时12分」. */
function parts(ms: number): { big: number; small: number; unit: 'days' | 'hours' } {
  const whole = Math.abs(ms);
  return whole >= day
    ? { big: Math.floor(whole / day), small: Math.floor((whole % day) / hour), unit: 'days' }
    : { big: Math.floor(whole / hour), small: Math.floor((whole % hour) / 60_000), unit: 'hours' };
}

/** Colour, glyph and words for a time that ends; provisional where the holidays of that day are not published yet. */
export const Light = ({ due, overdue = false, provisional = false }: { due: string | undefined; overdue?: boolean; provisional?: boolean }) => {
  const { words, both } = useWords();
  const now = useNow();
  if (due === undefined) return overdue ? <span class="light red">▲ {words.time.overdue}</span> : null;
  const left = Date.parse(due) - now;
  const { big, small, unit } = parts(left);
  const said = fill(words.time[unit], { big, small });
  const colour = colourOf(due, overdue, now);
  const glyph = { red: '▲', amber: '◆', green: '●' }[colour];
  return <span class={`light ${colour}`} title={both(due)}>{glyph} {fill(colour === 'red' ? words.time.over : words.time.left, { said })}{provisional ? words.time.provisional : ''}</span>;
};
