import type { LightColour, Tint } from './colours.ts';

/** A status is a tint, a glyph and a word (the word stands in the locales). */
export const statusLook: Record<string, { tint: Tint; glyph: string }> = {
  submitted: { tint: 'blue', glyph: '✉' },
  accepted: { tint: 'teal', glyph: '①' },
  dispatched: { tint: 'teal', glyph: '②' },
  inProgress: { tint: 'teal', glyph: '③' },
  verifying: { tint: 'teal', glyph: '④' },
  closed: { tint: 'ink', glyph: '✓' },
  archived: { tint: 'paper', glyph: '▣' },
  rejected: { tint: 'paper', glyph: '✕' },
  merged: { tint: 'paper', glyph: '⇒' },
  referred: { tint: 'paper', glyph: '↗' },
  withdrawn: { tint: 'paper', glyph: '↶' },
  // Of visits.
  upcoming: { tint: 'paper', glyph: '…' },
  open: { tint: 'blue', glyph: '○' },
  planned: { tint: 'teal', glyph: '◷' },
  drafting: { tint: 'teal', glyph: '✎' },
  done: { tint: 'ink', glyph: '✓' },
  notMet: { tint: 'violet', glyph: '↺' },
  refused: { tint: 'paper', glyph: '✕' },
  away: { tint: 'paper', glyph: '↗' },
  excused: { tint: 'paper', glyph: '−' },
  settled: { tint: 'paper', glyph: '▣' },
};

export const lightGlyph: Record<LightColour, string> = { red: '▲', yellow: '◆', green: '●', grey: '‖' };
