import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { childRevealers, residentRevealers } from '../../../domain/people/revealers.ts';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { registrars, type Card, type Resident } from './household.ts';
import { LeaveDialog } from './LeaveDialog.tsx';
import { ResidentDialog } from './ResidentDialog.tsx';
import { RevealDialog } from './RevealDialog.tsx';


/** Who lives there and on what terms, masked; putting it right. Plain values are shown one person at a time, for a purpose. */
export const Residents = ({ card, onChanged, onStale }: { card: Card; onChanged: () => void; onStale: () => void }) => {
  const { t } = useWords();
  const roles = useRoles();
  const [deed, begin] = useState<{ what: 'reveal' | 'correct' | 'leave'; resident: Resident } | { what: 'add' }>();
  const may = (some: readonly string[]) => some.some((role) => roles.includes(role));
  const nameOf = ({ name, child }: Resident) => name ?? t(child ? 'households.childHidden' : 'households.noName');
  const close = () => begin(undefined);
  const done = () => { close(); onChanged(); };
  const again = () => { close(); onStale(); };
  const offered = (resident: Resident) => [...(may(resident.child ? childRevealers : residentRevealers) ? ['reveal'] as const : []), ...(may(registrars) ? ['correct', 'leave'] as const : [])];
  const words = { reveal: 'households.reveal', correct: 'register.correctResident', leave: 'register.leave' } as const;
  return (
    <Section title={t('households.members')} side={may(registrars) ? <Button onClick={() => begin({ what: 'add' })}>{t('households.addPerson')}</Button> : undefined}>
      {card.residents.length === 0 ? <Typography color="text.secondary">{t('register.nobody')}</Typography> : null}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {card.residents.map((resident) => (
          <Box component="li" key={resident.id} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 }, py: 0.5 }}>
            <Box sx={{ flexGrow: 1, flexBasis: { xs: '100%', sm: 160 } }}>
              <Typography><b>{nameOf(resident)}</b> · {t(`households.relation.${resident.relation}`)}{resident.child && resident.name ? ` · ${t('households.child')}` : ''}</Typography>
              <Typography variant="caption" color="text.secondary">{termsOf(resident).map((one) => t(one)).join(' · ')}</Typography>
            </Box>
            {offered(resident).map((what) => <Button key={what} size="small" onClick={() => begin({ what, resident })} aria-label={`${t(words[what])} ${nameOf(resident)}`}>{t(words[what])}</Button>)}
          </Box>
        ))}
      </Box>
      {deed?.what === 'reveal' ? <RevealDialog target={`resident:${deed.resident.id}`} name={nameOf(deed.resident)} onClose={close} /> : null}
      {deed?.what === 'add' ? <ResidentDialog card={card} onClose={close} onDone={done} onStale={again} /> : null}
      {deed?.what === 'correct' ? <ResidentDialog card={card} resident={deed.resident} onClose={close} onDone={done} onStale={again} /> : null}
      {deed?.what === 'leave' ? <LeaveDialog card={card} resident={deed.resident} name={nameOf(deed.resident)} onClose={close} onDone={done} onStale={again} /> : null}
    </Section>
  );
};

const termsOf = ({ registeredHere, tenure, known }: Resident): string[] =>
  [registeredHere ? 'register.here' : 'register.elsewhere', ...(tenure ? [`register.tenure.${tenure}`] : []), known.includes('phone') ? 'register.hasPhone' : 'register.noPhone', ...(known.includes('idNumber') ? ['register.hasNumber'] : [])];
