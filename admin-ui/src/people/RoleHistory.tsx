import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import type { Account, Holding } from './person.ts';
import { EndRoleDialog } from './PersonDialogs.tsx';

const stateOf = ({ from, to }: Holding, now: number): 'coming' | 'held' | 'over' => (Date.parse(from) > now ? 'coming' : to !== null && Date.parse(to) <= now ? 'over' : 'held');
const order = { held: 0, coming: 1, over: 2 } as const;

/** Every role with its dates: what is held, what is to come, what is over at the instant that the account was read. */
export const RoleHistory = ({ account, now, onDone }: { account: Account; now: number; onDone: () => void }) => {
  const { t, word, named, at } = useWords();
  const [ending, end] = useState('');
  const lines = account.history.map((holding) => ({ ...holding, state: stateOf(holding, now) })).toSorted((one, other) => order[one.state] - order[other.state] || (one.from < other.from ? 1 : -1));
  return (
    <Section level="h2" title={t('people.history')}>
      {lines.length === 0 ? <Typography color="text.secondary">{t('people.noRole')}</Typography> : (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('people.history')}>
          <Table size="small" sx={{ minWidth: 720 }}>
            <TableHead><TableRow>{['role', 'where', 'from', 'to', 'employment', 'state', 'reason'].map((head) => <TableCell key={head}>{t(`people.${head}`)}</TableCell>)}<TableCell>{t('people.act')}</TableCell></TableRow></TableHead>
            <TableBody>
              {lines.map((holding) => (
                <TableRow key={holding.id} sx={holding.state === 'over' ? { '& td': { color: 'text.secondary' } } : {}}>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{word('role', holding.role)}{holding.proxy ? `（${t('people.proxyMark')}）` : ''}</TableCell>
                  <TableCell>{[named(holding.area), named(holding.unit), named(holding.post)].filter(Boolean).join(' · ') || '—'}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{at(holding.from, true)}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{holding.to ? at(holding.to, true) : t('people.openEnded')}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{t(`people.${holding.employment}`)}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{t(`people.held.${holding.state}`)}</TableCell>
                  <TableCell>{holding.reason ?? ''}</TableCell>
                  <TableCell>{holding.state === 'over' ? '' : <Button size="small" onClick={() => end(holding.id)} aria-label={`${t('people.endRole')} ${word('role', holding.role)} ${named(holding.area)}`}>{t('people.endRole')}</Button>}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      {ending ? <EndRoleDialog account={account} holding={ending} onClose={() => end('')} onDone={() => { end(''); onDone(); }} /> : null}
    </Section>
  );
};
