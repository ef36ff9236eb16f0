import { Checkbox, FormControl, FormControlLabel, FormHelperText, FormLabel, Radio, RadioGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Answer } from '../useAnswers.ts';

/** Yes or no, with neither chosen beforehand; a box to tick where saying nothing means no. */
export const YesNoField = ({ label, value, onChange, error, required }: { label: string; value: Answer; onChange: (said: boolean) => void; error?: string | undefined; required: boolean }) => {
  const t = useTranslate();
  if (!required) return <FormControlLabel control={<Checkbox checked={value === true} onChange={(_, on) => onChange(on)} />} label={label} />;
  return (
    <FormControl error={Boolean(error)} required={required}>
      <FormLabel>{label}</FormLabel>
      <RadioGroup row aria-label={label} value={value === undefined ? '' : String(value)} onChange={(_, said) => onChange(said === 'true')}>
        <FormControlLabel value="true" control={<Radio />} label={t('dialog.yes')} />
        <FormControlLabel value="false" control={<Radio />} label={t('dialog.no')} />
      </RadioGroup>
      <FormHelperText>{error}</FormHelperText>
    </FormControl>
  );
};
