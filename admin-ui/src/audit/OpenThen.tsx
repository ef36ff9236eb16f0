import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { memo } from 'react';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import type { Frame } from './record.ts';
import { kindIn } from './subject.ts';

/** What is left out for whom: an auditor follows structure and reasons, a reporter the stages; everybody else reads the whole. */
const sights: Record<string, string> = { auditor: 'structure', reporter: 'stages' };

/** What each party could see and could have done at that moment, whoever held the role. */
export const OpenThen = memo(function OpenThen({ frame }: { frame: Frame }) {
  const { t, word, chinese } = useWords();
  const { openActions, seenBy } = frame;
  const roles = [...new Set([...seenBy, ...Object.keys(openActions)])];
  const family = kindIn(frame) === 'case' ? 'action' : 'visitAction';
  return (
    <Section title={t('replay.open')}>
      <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('replay.open')}>
        <Table size="small" aria-label={t('replay.open')}>
          <TableHead><TableRow><TableCell>{t('people.roles')}</TableCell><TableCell>{t('replay.sight')}</TableCell><TableCell>{t('record.actions')}</TableCell></TableRow></TableHead>
          <TableBody>
            {roles.map((role) => (
              <TableRow key={role}>
                <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>{word('role', role)}</TableCell>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{t(`replay.sights.${seenBy.includes(role) ? (sights[role] ?? 'whole') : 'nothing'}`)}</TableCell>
                <TableCell>{(openActions[role] ?? []).map((action) => word(family, action)).join(chinese ? '、' : ', ') || '–'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Section>
  );
});
