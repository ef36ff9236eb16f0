import { officeCalendar } from '../../../domain/calendar/chinese.ts'
import { formatInstant } from '../../../domain/calendar/instant.ts'
import type { Stopwatch } from '../../../domain/clock/stopwatch.ts'
import { measure } from '../../../domain/clock/stopwatch.ts'

const on = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`)
const watch = (more: Partial<Stopwatch> = {}): Stopwatch => ({ calendar: officeCalendar, start: on('03-02 08:40'), budget: '8 wh', startSeq: 3, ...more })
const told = (asked: Stopwatch, at: string) => {
  const { explain, usedSeconds } = measure({ ...asked, at: on(at) })
  const wall = (instant: number): string => formatInstant(instant, 'Asia/Shanghai').slice(5, 16).replace('T', ' ')
  const counted = explain.filter(({ kind }) => kind === 'counted')
  expect(counted.reduce((sum, { seconds }) => sum + seconds, 0)).toBe(usedSeconds)
  return counted.map(({ from, to, why, seq, extended }) => `${wall(from)} ${wall(to)} ${[seq, extended && 'extended', why].filter(Boolean).join(' ')}`)
}

test('counted time names the line that started the clock', () => {
  expect(told(watch(), '03-02 17:00')).toEqual(['03-02 08:40 03-02 12:00 3', '03-02 13:30 03-02 17:00 3'])
})

test('time after the first budget is spent belongs to the extension, and time after the last to nobody but the start', () => {
  expect(told(watch({ extensions: [{ budget: '2 wh', seq: 7 }] }), '03-03 15:00')).toEqual([
    '03-02 08:40 03-02 12:00 3', '03-02 13:30 03-02 18:00 3',
    '03-03 08:30 03-03 08:40 3',
    '03-03 08:40 03-03 10:40 7 extended extended',
    '03-03 10:40 03-03 12:00 3', '03-03 13:30 03-03 15:00 3',
  ])
})

test('two extensions stand one behind the other', () => {
  expect(told(watch({ extensions: [{ budget: '1 wh', seq: 7 }, { budget: '1 wh', seq: 9 }] }), '03-03 10:40').slice(3)).toEqual([
    '03-03 08:40 03-03 09:40 7 extended extended', '03-03 09:40 03-03 10:40 9 extended extended',
  ])
})

test('a pause moves the extension with the rest', () => {
  const paused = watch({ extensions: [{ budget: '2 wh', seq: 7 }], pauses: [{ from: on('03-03 09:00'), to: on('03-03 11:00'), seq: 8 }] })
  expect(told(paused, '03-03 15:00').slice(3)).toEqual(['03-03 08:40 03-03 09:00 7 extended extended', '03-03 11:00 03-03 12:00 7 extended extended', '03-03 13:30 03-03 14:10 7 extended extended', '03-03 14:10 03-03 15:00 3'])
})

test('an open pause before the first budget is spent leaves nothing extended', () => {
  expect(told(watch({ extensions: [{ budget: '2 wh', seq: 7 }], pauses: [{ from: on('03-02 10:00') }] }), '03-04 15:00')).toEqual(['03-02 08:40 03-02 10:00 3'])
})

test('a make-up day keeps its name where it lies in an extension', () => {
  const late = watch({ start: on('02-12 10:00'), budget: '16 wh', extensions: [{ budget: '8 wh', seq: 4 }] })
  expect(told(late, '02-14 12:00').at(-1)).toBe('02-14 10:00 02-14 12:00 4 extended 春节调休')
})
