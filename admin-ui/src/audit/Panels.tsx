import { Box, Tab, Tabs } from '@mui/material';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/words.ts';

/** On a phone one thing at a time. */
export const Panels = ({ panels, chosen, onChoose }: { panels: Record<string, ReactNode>; chosen: string; onChoose: (name: string) => void }) => {
  const { t } = useWords();
  return (
    <>
      <Tabs value={chosen} onChange={(_, picked: string) => onChoose(picked)} variant="fullWidth" aria-label={t('replay.panels')} sx={{ minHeight: 40, '& .MuiTab-root': { minHeight: 40, minWidth: 0, px: 0.5, textTransform: 'none', fontSize: '0.875rem' } }}>
        {Object.keys(panels).map((name) => <Tab key={name} value={name} label={t(`replay.panel.${name}`)} id={`tab-${name}`} {...(name === chosen ? { 'aria-controls': `panel-${name}` } : {})} />)}
      </Tabs>
      <Box role="tabpanel" id={`panel-${chosen}`} aria-labelledby={`tab-${chosen}`} sx={{ minWidth: 0 }}>{panels[chosen]}</Box>
    </>
  );
};
