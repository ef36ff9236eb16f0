import { Box, Button, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Section } from '../cases/Section.tsx';
import type { Area } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { plannedOf, type Planned } from './area.ts';

/** Changes of grids that wait for their day, with what they will move and a way to withdraw them; what became of earlier ones. */
export const PlannedChanges = ({ area, mayWithdraw }: { area: Area; mayWithdraw: boolean }) => {
  const { t, named, at, chinese } = useWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const [leaving, leave] = useState<Planned>();
  const [reason, setReason] = useState('');
  const { data = [] } = useQuery({ queryKey: ['areas', 'planned', area.id], queryFn: () => plannedOf(area.id), retry: false });
  if (data.length === 0) return null;
  const done = async () => {
    leave(undefined);
    setReason('');
    notify(t('areas.withdrawn'), { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['areas', 'planned'] });
  };
  const moves = ({ into }: Planned) => into.map((one) => t('areas.willMove', { grid: one.grid, households: one.households, openCases: one.openCases, duties: one.duties, staff: one.staff })).join(chinese ? '；' : '; ');
  return (
    <Section level="h2" title={t('areas.planned')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {data.map((one) => (
          <Box component="li" key={one.id} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
            <Box sx={{ flexGrow: 1, flexBasis: 240 }}>
              <Typography variant="body2"><b>{t(`setUp.what.${one.kind}`)} {named(one.grid)}</b> · {t('areas.effectiveOn', { day: one.effective })} · {t(`areas.plannedState.${one.state}`)}</Typography>
              {one.state === 'waiting' && one.into.length > 0 ? <Typography variant="body2">{moves(one)}</Typography> : null}
              <Typography variant="caption" color="text.secondary">{[`${at(one.askedAt, true)} ${one.by.name}`, one.reason, one.why && one.state === 'withdrawn' ? one.why : ''].filter(Boolean).join(' · ')}</Typography>
            </Box>
            {mayWithdraw && one.state === 'waiting' ? <Button size="small" onClick={() => leave(one)} aria-label={`${t('areas.withdraw')} ${named(one.grid)}`}>{t('areas.withdraw')}</Button> : null}
          </Box>
        ))}
      </Box>
      {leaving ? (
        <CommandDialog title={`${t('areas.withdraw')} · ${named(leaving.grid)}`} go={t('areas.withdraw')} path={`/api/planned-changes/${leaving.id}/withdraw`} body={{ reason: reason.trim() }} ready={reason.trim() !== ''} onDone={done} onClose={() => leave(undefined)}>
          {(errors) => <TextField required autoFocus label={t('setUp.reason')} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} slotProps={{ htmlInput: { maxLength: 500 } }} />}
        </CommandDialog>
      ) : null}
    </Section>
  );
};
