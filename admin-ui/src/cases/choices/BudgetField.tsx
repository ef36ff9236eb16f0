import { Box, MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ChoiceProps } from './choice.ts';

export const budgetUnits = ['wh', 'wd', 'h', 'd', 'min', 's'] as const;

/** A length of time as the API writes it: "8 wh", "3 wd". */
export const BudgetField = ({ label, value, onChange, error, required = false, units = budgetUnits }: ChoiceProps & { units?: readonly string[] }) => {
  const t = useTranslate();
  const [amount = '', unit = units[0] ?? 'wh'] = value.split(' ');
  const say = (number: string, of: string) => onChange(number ? `${number} ${of}` : '');
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1 }}>
      <TextField type="number" label={label} required={required} value={amount} error={Boolean(error)} helperText={error} onChange={(typed) => say(typed.target.value, unit)} slotProps={{ htmlInput: { min: 0, step: 'any' } }} />
      <TextField select label={t('dialog.budgetUnit')} value={unit} onChange={(chosen) => say(amount, chosen.target.value)}>
        {units.map((one) => (
          <MenuItem key={one} value={one}>{t(`domain.unit.${one}`)}</MenuItem>
        ))}
      </TextField>
    </Box>
  );
};
