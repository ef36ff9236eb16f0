import { Box, FormControlLabel, MenuItem, Switch, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { servingRoles, servingSources } from '../../../domain/people/serving.ts';
import type { Area } from '../dataProvider.ts';
import type { Named, PersonName } from '../cases/incident.ts';
import { ask } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { localDay } from '../packs/days.ts';
import { PersonSearch } from '../people/PersonSearch.tsx';

type Post = Named & { id: string };

/** Gives somebody the area or one of its posts, between two days; who stands in does so until a day, where several serve for one of them (`serving`). */
export const AssignDialog = ({ area, serving, onDone, onClose }: { area: Area; serving: readonly PersonName[]; onDone: () => void; onClose: () => void }) => {
  const { t, word, named } = useWords();
  const [person, setPerson] = useState('');
  const [role, setRole] = useState<string>(servingRoles[0]);
  const [post, setPost] = useState('');
  const [from, setFrom] = useState(() => localDay());
  const [to, setTo] = useState('');
  const [employment, setEmployment] = useState('full');
  const [source, setSource] = useState('');
  const [proxy, setProxy] = useState(false);
  const [standsFor, setStandsFor] = useState('');
  const [reason, setReason] = useState('');
  const { data: posts = [] } = useQuery({ queryKey: ['posts', area.id], queryFn: () => ask<{ items: Post[] }>(`/api/posts?limit=100&filter=${encodeURIComponent(JSON.stringify({ area: area.id }))}`).then(({ items }) => items) });
  const body = { person, role, area: area.id, employment, from, ...(post ? { post } : {}), ...(to ? { to } : {}), ...(source ? { source } : {}), ...(proxy ? { proxy, ...(standsFor ? { standsFor } : {}) } : {}), ...(reason.trim() ? { reason: reason.trim() } : {}) };
  return (
    <CommandDialog title={`${t('areas.assign')} · ${named(area)}`} go={t('areas.assign')} path="/api/assignments" body={body} ready={person !== '' && (!proxy || to !== '')} onDone={onDone} onClose={onClose}>
      {(errors) => (
        <>
          <PersonSearch label={t('areas.person')} required value={person} error={errors['person']} onChange={setPerson} />
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0,1fr)', sm: 'repeat(2, minmax(0,1fr))' }, alignItems: 'start' }}>
            <TextField select label={t('people.role')} value={role} error={Boolean(errors['role'])} helperText={errors['role']} onChange={(picked) => { setRole(picked.target.value); if (picked.target.value === 'parttimer') setEmployment('part'); }}>
              {servingRoles.map((one) => <MenuItem key={one} value={one}>{word('role', one)}</MenuItem>)}
            </TextField>
            <TextField select label={t('people.employment')} value={employment} onChange={(picked) => setEmployment(picked.target.value)}>
              <MenuItem value="full">{t('people.full')}</MenuItem>
              <MenuItem value="part">{t('people.part')}</MenuItem>
            </TextField>
            <TextField type="date" required label={t('people.from')} value={from} error={Boolean(errors['from'])} helperText={errors['from']} onChange={(typed) => setFrom(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
            <TextField type="date" required={proxy} label={t('people.to')} value={to} error={Boolean(errors['to'])} helperText={errors['to'] ?? (proxy ? t('areas.proxyEnds') : t('people.openEnd'))} onChange={(typed) => setTo(typed.target.value)} slotProps={{ inputLabel: { shrink: true } }} />
            <TextField select label={t('areas.post')} value={post} error={Boolean(errors['post'])} helperText={errors['post']} onChange={(picked) => setPost(picked.target.value)}>
              <MenuItem value="">—</MenuItem>
              {posts.map((one) => <MenuItem key={one.id} value={one.code}>{named(one)}</MenuItem>)}
            </TextField>
            <TextField select label={t('areas.source')} value={source} onChange={(picked) => setSource(picked.target.value)}>
              <MenuItem value="">—</MenuItem>
              {Object.entries(servingSources).map(([code, words]) => <MenuItem key={code} value={code}>{named(words)}</MenuItem>)}
            </TextField>
          </Box>
          <FormControlLabel control={<Switch checked={proxy} onChange={(_, on) => setProxy(on)} />} label={t('people.proxy')} />
          {proxy && serving.length > 0 ? (
            <TextField select label={t('areas.standsFor')} value={standsFor} error={Boolean(errors['standsFor'])} helperText={errors['standsFor'] ?? t('areas.standsForMeans')} onChange={(picked) => setStandsFor(picked.target.value)}>
              <MenuItem value="">—</MenuItem>
              {serving.map(({ id, name }) => <MenuItem key={id} value={id}>{name}</MenuItem>)}
            </TextField>
          ) : null}
          <TextField label={t('dialog.optional', { label: t('setUp.reason') })} value={reason} error={Boolean(errors['reason'])} helperText={errors['reason']} onChange={(typed) => setReason(typed.target.value)} slotProps={{ htmlInput: { maxLength: 200 } }} />
        </>
      )}
    </CommandDialog>
  );
};
