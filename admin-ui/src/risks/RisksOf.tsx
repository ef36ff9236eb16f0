import { Box, Button, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { Section } from '../cases/Section.tsx';
import { ask } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { NewRiskDialog } from './NewRiskDialog.tsx';
import { riskKeepers, type Risk } from './risk.ts';
import { RiskColour } from './RiskColour.tsx';

/** The risks that a household or a place is under watch for, and putting it there. */
export const RisksOf = ({ about }: { about: { kind: 'household' | 'place'; id: string; name: string } }) => {
  const { t, at } = useWords();
  const go = useNavigate();
  const roles = useRoles();
  const [opening, open] = useState(false);
  const keeps = riskKeepers.some((role) => roles.includes(role));
  const { data = [] } = useQuery({ queryKey: ['risks', 'of', about.id], queryFn: () => ask<{ items: Risk[] }>(`/api/risks?filter=${encodeURIComponent(JSON.stringify({ [about.kind]: about.id }))}`).then(({ items }) => items), enabled: keeps, retry: false });
  if (!keeps) return null;
  return (
    <Section title={t('risks.title')} side={<Button onClick={() => open(true)}>{t('risks.open')}</Button>}>
      {data.length === 0 ? <Typography color="text.secondary">{t('risks.none')}</Typography> : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {data.map((risk) => <li key={risk.id}><RiskColour colour={risk.colour} /> <Link to={`/risks/${risk.id}`} style={{ color: 'inherit' }}>{t('risks.review')} {risk.reviewMissed ? t('risks.missed', { at: at(risk.reviewDueAt) }) : at(risk.reviewDueAt) || '—'}</Link> {risk.owner?.name ?? ''}</li>)}
        </Box>
      )}
      {opening ? <NewRiskDialog about={about} onClose={() => open(false)} onDone={({ id }) => void go(`/risks/${id}`)} /> : null}
    </Section>
  );
};
