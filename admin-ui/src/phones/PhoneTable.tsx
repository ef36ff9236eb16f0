import { Box, Button, Card, Chip, Table, TableBody, TableCell, TableHead, TableRow, Typography, useMediaQuery } from '@mui/material';
import type { Theme } from '@mui/material/styles';
import { useWords } from '../i18n/words.ts';
import { holdersOf, stateOf, type Phone, type PhoneState } from './phone.ts';
import type { PhoneDeed } from './PhoneDialog.tsx';

const marks: Record<PhoneState, { glyph: string; colour: 'default' | 'warning' | 'error' }> = {
  inUse: { glyph: '●', colour: 'default' }, notWiped: { glyph: '▲', colour: 'error' }, wiped: { glyph: '■', colour: 'warning' },
};

interface Props {
  phones: readonly Phone[];
  onDo: (deed: PhoneDeed, phone: Phone) => void;
}

/** Whose, which grid's, since when, and whether it is locked and wiped; on a narrow screen one below the other. */
export const PhoneTable = ({ phones, onDo }: Props) => {
  const { t, at, named } = useWords();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const since = ({ createdAt }: Phone) => at(createdAt).replace(/[ ,].*/, '');
  if (narrow) {
    return (
      <Box component="ul" sx={{ display: 'grid', gap: 1, p: 0, m: 0, listStyle: 'none' }}>
        {phones.map((phone) => (
          <Card component="li" key={phone.id} sx={{ p: 1.5, display: 'grid', gap: 0.75, justifyItems: 'start' }}>
            <Typography sx={{ fontWeight: 600 }}><Holders phone={phone} /></Typography>
            <Typography variant="body2" color="text.secondary">{[named(phone.grid), `${t('phones.column.since')} ${since(phone)}`].filter(Boolean).join(' · ')} · <Name phone={phone} /></Typography>
            <State phone={phone} />
            <Deed phone={phone} onDo={onDo} />
          </Card>
        ))}
      </Box>
    );
  }
  return (
    <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('phones.title')}>
      <Table aria-label={t('phones.title')}>
        <TableHead><TableRow>{['who', 'phone', 'grid', 'since', 'state'].map((head) => <TableCell key={head}>{t(`phones.column.${head}`)}</TableCell>)}<TableCell>{t('people.act')}</TableCell></TableRow></TableHead>
        <TableBody>
          {phones.map((phone) => (
            <TableRow key={phone.id} hover>
              <TableCell><Holders phone={phone} /></TableCell>
              <TableCell><Name phone={phone} /></TableCell>
              <TableCell>{named(phone.grid)}</TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{since(phone)}</TableCell>
              <TableCell><State phone={phone} /></TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}><Deed phone={phone} onDo={onDo} /></TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Card>
  );
};

const Holders = ({ phone }: { phone: Phone }) => {
  const { t, chinese } = useWords();
  return <>{holdersOf(phone).join(chinese ? '、' : ', ') || t('phones.nobody')}</>;
};

const Name = ({ phone }: { phone: Phone }) => {
  const { t } = useWords();
  return <>{t(phone.shared ? 'phones.shared' : 'phones.own')} {phone.id.slice(0, 6)}</>;
};

const State = ({ phone }: { phone: Phone }) => {
  const { t, at } = useWords();
  const state = stateOf(phone);
  return (
    <Box>
      <Chip size="small" variant="outlined" color={marks[state].colour} label={`${marks[state].glyph} ${t(`phones.state.${state}`)}`} />
      {phone.lockedAt ? <Typography variant="body2" color="text.secondary">{t(`phones.means.${state}`, { at: at(phone.lockedAt) })}</Typography> : null}
    </Box>
  );
};

const Deed = ({ phone, onDo }: { phone: Phone; onDo: Props['onDo'] }) => {
  const { t } = useWords();
  const deed = phone.lockedAt === null ? 'lock' : 'unlock';
  return <Button size="small" variant="outlined" color={deed === 'lock' ? 'error' : 'primary'} onClick={() => onDo(deed, phone)} aria-label={`${t(`phones.deed.${deed}`)} ${holdersOf(phone).join(' ')} ${phone.id.slice(0, 6)}`}>{t(`phones.deed.${deed}`)}</Button>;
};
