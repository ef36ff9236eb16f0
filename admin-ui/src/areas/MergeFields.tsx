import { Box, Checkbox, FormControlLabel, FormGroup, FormLabel, TextField, Typography } from '@mui/material';
import type { Area } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';

export interface Merge { with: string[]; code: string; zh: string; en: string }
export const noMerge: Merge = { with: [], code: '', zh: '', en: '' };
export const mergeBody = ({ with: others, code, zh, en }: Merge) => ({ with: others, into: { code: code.trim(), zh: zh.trim(), en: en.trim() } });

/** Which grids beside it come together, and what the new one is called. */
export const MergeFields = ({ value, onChange, others }: { value: Merge; onChange: (merge: Merge) => void; others: readonly Area[] }) => {
  const { t, named } = useWords();
  const toggle = (id: string, on: boolean) => onChange({ ...value, with: on ? [...value.with, id] : value.with.filter((one) => one !== id) });
  return (
    <>
      <FormGroup role="group" aria-labelledby="merge-with">
        <FormLabel id="merge-with">{t('areas.mergeWith')}</FormLabel>
        {others.length === 0 ? <Typography color="text.secondary">{t('areas.noNeighbour')}</Typography> : null}
        {others.map((other) => <FormControlLabel key={other.id} label={`${named(other)} ${other.code}`} control={<Checkbox checked={value.with.includes(other.id)} onChange={(_, on) => toggle(other.id, on)} />} />)}
      </FormGroup>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(3, minmax(0,1fr))' } }}>
        <TextField required label={t('areas.code')} value={value.code} onChange={(typed) => onChange({ ...value, code: typed.target.value })} />
        <TextField required label={t('setUp.zh')} value={value.zh} onChange={(typed) => onChange({ ...value, zh: typed.target.value })} />
        <TextField required label={t('setUp.en')} value={value.en} onChange={(typed) => onChange({ ...value, en: typed.target.value })} />
      </Box>
    </>
  );
};
