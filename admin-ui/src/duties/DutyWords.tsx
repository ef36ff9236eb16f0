import { Box } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import { lights, type LightColour } from '../theme/colours.ts';
import { lightGlyph } from '../theme/status.ts';
import type { Duty } from './duty.ts';

/** Where a duty stands, as colour, glyph and word: late is red, everything else quiet. */
export const DutyState = ({ duty }: { duty: Duty }) => {
  const { t } = useWords();
  const mode = useTheme().palette.mode;
  const light: LightColour = duty.overdue || duty.state === 'lapsed' ? 'red' : duty.state === 'open' ? 'green' : 'grey';
  const { fg, bg } = lights[mode][light];
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, px: 0.75, borderRadius: '4px', bgcolor: bg, color: fg, fontSize: '0.8125rem', lineHeight: '24px', whiteSpace: 'nowrap', fontWeight: 600 }}>
      <span aria-hidden>{duty.state === 'discharged' ? '✓' : lightGlyph[light]}</span>
      {t(duty.overdue ? 'duties.late' : `duties.state.${duty.state}`)}
    </Box>
  );
};

/** Which duty it is; it leads to the visit that is to discharge it, where there is one. */
export const OfVisit = ({ duty }: { duty: Duty }) => {
  const say = useDutyWords();
  return duty.visit ? <Link to={`/visits/${duty.visit}/show`} style={{ color: 'inherit' }}>{say.code(duty)}</Link> : say.code(duty);
};

export function useDutyWords() {
  const { t, at } = useWords();
  return {
    code: (duty: Duty): string => `${duty.code ?? t('duties.hiddenCode')} · ${t(`duties.kind.${duty.kind}`)}`,
    target: (duty: Duty): string => [duty.target.code, duty.target.address].filter(Boolean).join(' ') || t('duties.person'),
    window: (duty: Duty): string => `${at(duty.from)} – ${at(duty.to)}`,
  };
}
