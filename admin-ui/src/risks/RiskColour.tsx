import { Box } from '@mui/material';
import { useTheme } from '@mui/material/styles';
import { useWords } from '../i18n/words.ts';
import { lights } from '../theme/colours.ts';
import type { RiskColourName } from './risk.ts';

const shapes: Record<RiskColourName, string> = { red: '■', yellow: '◨', green: '□' };

/** The colour of a risk as shape and word in a frame: nothing that could be taken for the light of a time limit. */
export const RiskColour = ({ colour }: { colour: RiskColourName }) => {
  const { t } = useWords();
  const mode = useTheme().palette.mode;
  const { fg } = lights[mode][colour];
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, px: 0.75, border: 2, borderColor: fg, color: fg, borderRadius: '12px', fontSize: '0.8125rem', lineHeight: '20px', fontWeight: 700, whiteSpace: 'nowrap' }}>
      <span aria-hidden>{shapes[colour]}</span>{t(`risks.colour.${colour}`)}
    </Box>
  );
};

export const riskShape = (colour: RiskColourName): string => shapes[colour];
