import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, FormControlLabel, Switch, Typography } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import { useShortcutsOn } from './useShortcuts.ts';

const families: Record<string, readonly (readonly [keys: string, what: string])[]> = {
  everywhere: [['Ctrl K', 'palette'], ['?', 'help'], ['Esc', 'close']],
  list: [['J / K', 'row'], ['Enter', 'open'], ['X', 'select'], ['E', 'dispatch'], ['U', 'urge'], ['/', 'search']],
  record: [['J / K', 'neighbour'], ['A', 'accept'], ['R', 'reject'], ['M', 'merge'], ['E', 'dispatch'], ['S', 'sign'], ['U', 'urge'], ['C', 'comment']],
  form: [['Tab', 'field'], ['Ctrl Enter', 'send']],
};

/** Which keys there are, and the switch that turns the single ones off. */
const KeyHelp = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords();
  const [on, turn] = useShortcutsOn();
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{t('keys.title')}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, gridTemplateColumns: { sm: '1fr 1fr' } }} tabIndex={0} role="group" aria-labelledby="keys-title">
        {Object.entries(families).map(([family, keys]) => (
          <Box key={family}>
            <Typography component="h3" sx={{ fontWeight: 700 }}>{t(`keys.${family}`)}</Typography>
            <Box component="dl" sx={{ display: 'grid', gridTemplateColumns: '6.5em 1fr', rowGap: 0.25, m: 0, '& dd': { m: 0 }, '& kbd': { fontFamily: 'inherit', fontWeight: 600 } }}>
              {keys.map(([key, what]) => <Box key={key} sx={{ display: 'contents' }}><dt><kbd>{key}</kbd></dt><dd>{t(`keys.does.${what}`)}</dd></Box>)}
            </Box>
          </Box>
        ))}
        <FormControlLabel sx={{ gridColumn: '1 / -1' }} control={<Switch checked={on} onChange={(_, chosen) => turn(chosen)} />} label={t('keys.on')} />
      </DialogContent>
      <DialogActions sx={{ px: 3, pb: 2 }}><Button variant="contained" onClick={onClose} autoFocus>{t('dialog.close')}</Button></DialogActions>
    </Dialog>
  );
};

export default KeyHelp;
