import { styled, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import { tints } from '../theme/colours.ts';
import type { Step } from './history.ts';
import { kindOf, type Kind } from './kinds.ts';

/** Every line in words, with who wrote it and in which office then. Pressing one goes there. */
export const Lines = ({ steps, seq, broken, onLine }: { steps: readonly Step[]; seq: number; broken: number | undefined; onLine: (seq: number) => void }) => {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind | null>(null);
  const [q, setQ] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const blocks = useMemo(() => {
    const shown = steps.filter(({ line }) => (kind === null || kindOf(line) === kind) && (line.words ?? line.type).toLowerCase().includes(q.trim().toLowerCase()));
    return Array.from({ length: Math.ceil(shown.length / blockSize) }, (_, at) => shown.slice(at * blockSize, (at + 1) * blockSize));
  }, [steps, kind, q]);
  useEffect(() => {
    // Where the line stands is asked when the browser lays the page out anyway, and not in between.
    const asked = requestAnimationFrame(() => {
      const box = list.current;
      const here = box?.querySelector<HTMLElement>(`[data-seq="${seq}"]`);
      // The list alone is moved; the page stays where the reader has put it.
      if (here && box && box.scrollHeight > box.clientHeight) box.scrollTop = here.offsetTop - box.offsetTop - box.clientHeight / 2 + here.offsetHeight / 2;
    });
    return () => cancelAnimationFrame(asked);
  }, [seq]);
  return (
    <Section title={t('replay.lines')}>
      <Narrow kind={kind} q={q} onKind={setKind} onWords={setQ} />
      <List ref={list} tabIndex={0} aria-label={t('replay.lines')}>
        {blocks.map((block) => {
          const [first, final] = [block[0]!.line.seq, block.at(-1)!.line.seq];
          return <Block key={first} block={block} seq={Math.max(first - 1, Math.min(final + 1, seq))} broken={broken} onLine={onLine} />;
        })}
        {blocks.length === 0 ? <Typography component="li" color="text.secondary">{t('replay.noLine')}</Typography> : null}
      </List>
    </Section>
  );
};

const Narrow = memo(function Narrow({ kind, q, onKind, onWords }: { kind: Kind | null; q: string; onKind: (kind: Kind | null) => void; onWords: (q: string) => void }) {
  const { t } = useWords();
  return (
    <div style={{ display: 'grid', gap: 8, paddingBottom: 8 }}>
      <ToggleButtonGroup size="small" exclusive value={kind} onChange={(_, picked: Kind | null) => onKind(picked)} aria-label={t('replay.byWhom')} sx={{ '& .MuiToggleButton-root': { py: 0.25, textTransform: 'none', color: 'text.primary' } }}>
        {(['person', 'clock', 'resident'] as const).map((name) => <ToggleButton key={name} value={name}>{t(`replay.kinds.${name}`)}</ToggleButton>)}
      </ToggleButtonGroup>
      <TextField type="search" label={t('replay.find')} value={q} onChange={(typed) => onWords(typed.target.value)} />
    </div>
  );
});

/** Hundreds of lines stand in a long record, and a step touches two: what lies wholly behind or ahead is not looked at again. */
const blockSize = 25;

const Block = memo(function Block({ block, seq, broken, onLine }: { block: readonly Step[]; seq: number; broken: number | undefined; onLine: (seq: number) => void }) {
  return block.map(({ line }) => <Row key={line.seq} line={line} here={line.seq === seq} ahead={line.seq > seq} spoilt={broken !== undefined && line.seq >= broken} onLine={onLine} />);
});

const Row = memo(function Row({ line, here, ahead, spoilt, onLine }: { line: Step['line']; here: boolean; ahead: boolean; spoilt: boolean; onLine: (seq: number) => void }) {
  const { t, at, word, named } = useWords();
  const late = Math.round((Date.parse(line.recordedAt) - Date.parse(line.at)) / 60_000);
  const { name, kind, role, unit } = line.actor as Step['line']['actor'] & { unit?: { zh: string; en: string } | null };
  const who = [name ?? word('actor', kind), word('role', role), named(unit)].filter(Boolean).join(' · ');
  return (
    <li className={spoilt ? 'spoilt' : undefined}>
      <button type="button" data-seq={line.seq} onClick={() => onLine(line.seq)} aria-current={here ? 'step' : undefined} className={ahead ? 'ahead' : undefined}>
        <span className={`hand ${kindOf(line)}`} aria-hidden>{t(`timeline.actor.${kind}`)}</span>
        <span>
          <span className="words">{line.words ?? line.type}</span>
          <small>
            #{line.seq} · {who} · {at(line.at)}
            {line.dueAt && line.dueAt !== line.at ? ` · ${t('timeline.owed', { at: at(line.dueAt) })}` : ''}
            {late >= 5 ? ` · ${t('replay.late', { minutes: late })}` : ''}
          </small>
        </span>
      </button>
    </li>
  );
});

const tintOf = { person: 'teal', clock: 'violet', resident: 'blue' } as const;

/** Styled once for all lines: a component of its own for each part of each line would be drawn thousands of times. */
const List = styled('ol')(({ theme }) => {
  const { palette, typography, breakpoints } = theme;
  const glyphs = Object.entries(tintOf).map(([kind, tint]) => [`& .${kind}`, { backgroundColor: tints[palette.mode][tint].bg, color: tints[palette.mode][tint].fg }]);
  return {
    listStyle: 'none', margin: 0, padding: 0, position: 'relative', [breakpoints.up('lg')]: { maxHeight: 'max(420px, calc(100vh - 290px))', overflowY: 'auto' },
    '& li': { contentVisibility: 'auto', containIntrinsicSize: 'auto 62px', borderBottom: `1px solid ${palette.divider}` },
    '& .spoilt': { background: `repeating-linear-gradient(135deg, transparent 0 8px, ${palette.action.selected} 8px 12px)` },
    '& button': {
      ...typography.body2, display: 'grid', gridTemplateColumns: '28px 1fr', gap: 8, width: '100%', textAlign: 'start', padding: 6, alignItems: 'start', border: 0, borderLeft: '3px solid transparent',
      background: 'none', color: palette.text.primary, cursor: 'pointer',
    },
    '& button:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: -2 },
    '& [aria-current]': { backgroundColor: palette.action.selected, borderLeftColor: palette.primary.main, fontWeight: 700 },
    '& .ahead': { color: palette.text.secondary },
    '& .hand': { width: 28, height: 28, borderRadius: '50%', display: 'grid', placeItems: 'center', fontSize: '0.8125rem', fontWeight: 400 },
    ...Object.fromEntries(glyphs),
    '& .words': { display: 'block', overflowWrap: 'anywhere' },
    '& small': { ...typography.caption, display: 'block', color: palette.text.secondary },
  };
});
