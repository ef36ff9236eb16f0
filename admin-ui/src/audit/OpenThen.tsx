import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { memo } from 'react';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import type { Frame } from './record.ts';

/** What each role could have done at that moment, whoever held it. */
export const OpenThen = memo(function OpenThen({ frame }: { frame: Frame }) {
  const { t, word, chinese } = useWords();
  const roles = Object.entries(frame.openActions);
  return (
    <Section title={t('replay.open')}>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('replay.open')}>
        <Table size="small">
          <TableHead><TableRow><TableCell>{t('people.roles')}</TableCell><TableCell>{t('record.actions')}</TableCell></TableRow></TableHead>
          <TableBody>
            {roles.map(([role, actions]) => (
              <TableRow key={role}>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{word('role', role)}</TableCell>
                <TableCell>{actions.map((action) => word('action', action)).join(chinese ? '、' : ', ')}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Section>
  );
});
