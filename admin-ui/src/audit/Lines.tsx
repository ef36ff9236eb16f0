import { Box, ButtonBase, TextField, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import { tints } from '../theme/colours.ts';
import type { Step } from './history.ts';
import { kindOf, type Kind } from './kinds.ts';

const tintOf = { person: 'teal', clock: 'violet', resident: 'blue' } as const;

/** Every line in words, with who wrote it and in which office then. Pressing one goes there. */
export const Lines = ({ steps, nth, broken, onLine }: { steps: readonly Step[]; nth: number; broken: number | undefined; onLine: (seq: number) => void }) => {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind | null>(null);
  const [q, setQ] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const seq = steps[nth]!.line.seq;
  const blocks = useMemo(() => {
    const shown = steps.filter(({ line }) => (kind === null || kindOf(line) === kind) && (line.words ?? line.type).toLowerCase().includes(q.trim().toLowerCase()));
    return Array.from({ length: Math.ceil(shown.length / blockSize) }, (_, at) => shown.slice(at * blockSize, (at + 1) * blockSize));
  }, [steps, kind, q]);
  useEffect(() => {
    const here = list.current?.querySelector<HTMLElement>(`[data-seq="${seq}"]`);
    const box = list.current;
    // The list alone is moved; the page stays where the reader has put it.
    if (here && box && box.scrollHeight > box.clientHeight) box.scrollTop = here.offsetTop - box.offsetTop - box.clientHeight / 2 + here.offsetHeight / 2;
  }, [seq]);
  return (
    <Section title={t('replay.lines')}>
      <Box sx={{ display: 'grid', gap: 1, pb: 1 }}>
        <ToggleButtonGroup size="small" exclusive value={kind} onChange={(_, picked: Kind | null) => setKind(picked)} aria-label={t('replay.byWhom')} sx={{ '& .MuiToggleButton-root': { py: 0.25, textTransform: 'none', color: 'text.primary' } }}>
          {(['person', 'clock', 'resident'] as const).map((name) => <ToggleButton key={name} value={name}>{t(`replay.kinds.${name}`)}</ToggleButton>)}
        </ToggleButtonGroup>
        <TextField type="search" label={t('replay.find')} value={q} onChange={(typed) => setQ(typed.target.value)} />
      </Box>
      <Box component="ol" ref={list} tabIndex={0} aria-label={t('replay.lines')} sx={{ listStyle: 'none', m: 0, p: 0, maxHeight: { lg: 'max(420px, calc(100vh - 290px))' }, overflowY: { lg: 'auto' }, position: 'relative' }}>
        {blocks.map((block) => {
          const [first, final] = [block[0]!.line.seq, block.at(-1)!.line.seq];
          return <Block key={first} block={block} seq={Math.max(first - 1, Math.min(final + 1, seq))} broken={broken} onLine={onLine} />;
        })}
        {blocks.length === 0 ? <Typography component="li" color="text.secondary">{t('replay.noLine')}</Typography> : null}
      </Box>
    </Section>
  );
};

/** Hundreds of lines stand in a long record, and a step touches two: what lies wholly behind or ahead is not looked at again. */
const blockSize = 25;

const Block = memo(function Block({ block, seq, broken, onLine }: { block: readonly Step[]; seq: number; broken: number | undefined; onLine: (seq: number) => void }) {
  return block.map(({ line }) => <Row key={line.seq} line={line} here={line.seq === seq} ahead={line.seq > seq} spoilt={broken !== undefined && line.seq >= broken} onLine={onLine} />);
});

const Row = memo(function Row({ line, here, ahead, spoilt, onLine }: { line: Step['line']; here: boolean; ahead: boolean; spoilt: boolean; onLine: (seq: number) => void }) {
  const { t, at, word, named } = useWords();
  const { palette } = useTheme();
  const tint = tints[palette.mode][tintOf[kindOf(line)]];
  const late = Math.round((Date.parse(line.recordedAt) - Date.parse(line.at)) / 60_000);
  const { name, kind, role, unit } = line.actor as Step['line']['actor'] & { unit?: { zh: string; en: string } | null };
  const who = [name ?? word('actor', kind), word('role', role), named(unit)].filter(Boolean).join(' · ');
  return (
    <Box component="li" sx={{ contentVisibility: 'auto', containIntrinsicSize: 'auto 62px', borderBottom: 1, borderColor: 'divider', ...(spoilt ? { background: `repeating-linear-gradient(135deg, transparent 0 8px, ${palette.action.selected} 8px 12px)` } : {}) }}>
      <ButtonBase
        data-seq={line.seq} onClick={() => onLine(line.seq)} aria-current={here ? 'step' : undefined}
        sx={{ display: 'grid', gridTemplateColumns: '28px 1fr', gap: 1, width: '100%', textAlign: 'start', py: 0.75, px: 0.75, alignItems: 'start', borderLeft: '3px solid transparent', ...(here ? { bgcolor: 'action.selected', borderLeftColor: 'primary.main' } : {}) }}
      >
        <Box component="span" aria-hidden sx={{ width: 28, height: 28, borderRadius: '50%', display: 'grid', placeItems: 'center', fontSize: 13, bgcolor: tint.bg, color: tint.fg }}>
          {t(`timeline.actor.${kind}`)}
        </Box>
        <span>
          <Typography component="span" variant="body2" sx={{ display: 'block', overflowWrap: 'anywhere', fontWeight: here ? 700 : 400, color: ahead ? 'text.secondary' : 'text.primary' }}>{line.words ?? line.type}</Typography>
          <Typography component="span" variant="caption" color="text.secondary" sx={{ display: 'block' }}>
            #{line.seq} · {who} · {at(line.at)}
            {line.dueAt && line.dueAt !== line.at ? ` · ${t('timeline.owed', { at: at(line.dueAt) })}` : ''}
            {late >= 5 ? ` · ${t('replay.late', { minutes: late })}` : ''}
          </Typography>
        </span>
      </ButtonBase>
    </Box>
  );
});
