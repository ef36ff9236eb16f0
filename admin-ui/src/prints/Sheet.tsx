import { Box, Button, Table, Typography } from '@mui/material';
import { useState, type ReactNode } from 'react';
import { useGetIdentity } from 'react-admin';
import { useWords } from '../i18n/words.ts';

/** One sheet of A4: its title, what it is about, its parts, and who made it when. `tools` choose what is shown and stay off the paper. */
export const Sheet = ({ title, about, tools, children }: { title: string; about: string; tools: ReactNode; children: ReactNode }) => {
  const { t, at } = useWords();
  const { data: identity } = useGetIdentity();
  const [now] = useState(() => new Date().toISOString());
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Box className="not-on-paper" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, '& > *': { flexGrow: { xs: 1, sm: 0 } } }}>
        {tools}
        <Button variant="contained" onClick={() => print()}>{t('prints.print')}</Button>
      </Box>
      <Box className="paper" component="article" sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', p: { xs: 2, sm: 4 }, maxWidth: 860, width: '100%', '@media print': { border: 0, p: 0, maxWidth: 'none' } }}>
        <Typography variant="h5" component="h2" sx={{ textAlign: 'center' }}>{title}</Typography>
        <Typography color="text.secondary" sx={{ textAlign: 'center', pb: 2 }}>{about}</Typography>
        {children}
        <Box sx={{ display: 'flex', justifyContent: 'space-between', flexWrap: 'wrap', gap: 2, pt: 3 }}>
          <Typography variant="body2">{t('prints.madeAt', { at: at(now, true), name: identity?.fullName ?? '' })}</Typography>
          <Typography variant="body2">{t('prints.signature')} ________________</Typography>
        </Box>
      </Box>
    </Box>
  );
};

/** Lines of a sheet: on a narrow window they scroll, on paper all of them are there. */
export const SheetTable = ({ label, children }: { label: string; children: ReactNode }) => (
  <Box role="region" aria-label={label} tabIndex={0} sx={{ overflowX: 'auto', '@media print': { overflow: 'visible' } }}>
    <Table size="small" aria-label={label} sx={{ '& td, & th': { px: 0.75, py: 0.25 } }}>{children}</Table>
  </Box>
);

export const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <Box component="section" sx={{ pb: 2 }}>
    <Typography variant="h6" component="h3" sx={{ borderBottom: 1, borderColor: 'divider', mb: 0.5 }}>{title}</Typography>
    {children}
  </Box>
);
