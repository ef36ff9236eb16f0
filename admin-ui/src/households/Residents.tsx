import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import type { Resident } from './household.ts';
import { RevealDialog } from './RevealDialog.tsx';

const revealers = ['worker', 'leader', 'desk', 'dispatcher', 'verifier', 'mediator', 'county', 'privacy'];
const childRevealers = ['leader', 'desk', 'privacy'];

/** Who lives there, masked. Plain values are shown one person at a time, for a purpose. */
export const Residents = ({ residents }: { residents: readonly Resident[] }) => {
  const { t } = useWords();
  const roles = useRoles();
  const [chosen, choose] = useState<Resident>();
  const may = (some: string[]) => some.some((role) => roles.includes(role));
  const nameOf = ({ name, child }: Resident) => name ?? t(child ? 'households.childHidden' : 'households.noName');
  return (
    <Section title={t('households.members')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {residents.map((resident) => (
          <Box component="li" key={resident.id} sx={{ display: 'flex', alignItems: 'center', gap: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 }, py: 0.5 }}>
            <Typography sx={{ flexGrow: 1 }}>
              <b>{nameOf(resident)}</b> · {t(`households.relation.${resident.relation}`)}{resident.child && resident.name ? ` · ${t('households.child')}` : ''}
            </Typography>
            {may(resident.child ? childRevealers : revealers) ? (
              <Button onClick={() => choose(resident)} aria-label={`${t('households.reveal')} ${nameOf(resident)}`}>{t('households.reveal')}</Button>
            ) : null}
          </Box>
        ))}
      </Box>
      {chosen ? <RevealDialog target={`resident:${chosen.id}`} name={nameOf(chosen)} onClose={() => choose(undefined)} /> : null}
    </Section>
  );
};
