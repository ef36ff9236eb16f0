import Print from '@mui/icons-material/PrintOutlined';
import { Box, Button, Card, Typography } from '@mui/material';
import { Title } from 'react-admin';
import { isRole } from '../../../domain/people/roles.ts';
import type { Role } from '../../../domain/people/roles.ts';
import { worklistsFor } from '../cases/worklists.ts';
import { useRoles } from '../layout/useRoles.ts';
import { useWords } from '../i18n/words.ts';
import { Stations } from './Stations.tsx';

/** 岗位明白卡: what a newcomer needs beside the screen, one page for each of their roles, made from the tables that decide. */
const RoleCardPage = () => {
  const { t } = useWords();
  const roles = useRoles().filter(isRole);
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)', maxWidth: 900 }}>
      <Title title={t('roleCard.title')} />
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap', '@media print': { display: 'none' } }}>
        <Typography color="text.secondary" sx={{ flex: 1 }}>{t('roleCard.intro')}</Typography>
        <Button startIcon={<Print />} variant="outlined" onClick={() => window.print()}>{t('roleCard.print')}</Button>
      </Box>
      {roles.map((role) => <RoleCard key={role} role={role} />)}
    </Box>
  );
};

const RoleCard = ({ role }: { role: Role }) => {
  const { t, word } = useWords();
  const lists = worklistsFor([role]);
  return (
    <Card component="section" aria-labelledby={`card-${role}`} sx={{ p: 3, '@media print': { border: 0, p: 0, breakAfter: 'page' } }}>
      <Typography id={`card-${role}`} variant="h5" component="h2">{word('role', role)}</Typography>
      {lists.length > 0 ? (
        <>
          <Heading>{t('roleCard.lists')}</Heading>
          <Typography component="ol" sx={{ pl: 3, my: 0 }}>{lists.map(({ name }) => <li key={name}>{t(`lists.${name}`)}</li>)}</Typography>
        </>
      ) : null}
      <Stations role={role} />
      <Heading>{t('roleCard.always')}</Heading>
      <Typography component="ul" sx={{ pl: 3, my: 0 }}>{['clock', 'two', 'mask', 'never', 'help'].map((line) => <li key={line}>{t(`roleCard.rules.${line}`)}</li>)}</Typography>
    </Card>
  );
};

export const Heading = ({ children }: { children: string }) => <Typography variant="subtitle1" component="h3" sx={{ mt: 2, fontWeight: 600 }}>{children}</Typography>;

export default RoleCardPage;
