import { Alert, Box, Card, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { Title, useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { whoIsThere } from '../authProvider.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { DeskProvider } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { staffOf, wayDown } from './area.ts';
import { AreaPanel } from './AreaPanel.tsx';
import { AreaTree } from './AreaTree.tsx';
import { useRoles } from '../layout/useRoles.ts';

/** The tree of areas 网格架构: who serves where, how grids are divided, and changing it with a preview. */
const AreasPage = () => {
  const { t } = useWords();
  const why = useProblemWords();
  const door = useDataProvider<DeskProvider>();
  const roles = useRoles();
  const [params, setParams] = useSearchParams();
  const [words, setWords] = useState('');
  const { data: areas, error } = useQuery({ queryKey: ['areas', 'tree'], queryFn: door.areas, staleTime: 300_000 });
  const root = areas?.find(({ parentId }) => !parentId)?.id ?? '';
  const { data: seats } = useQuery({ queryKey: ['areas', 'staff', root], queryFn: () => staffOf(root), enabled: root !== '' });
  const byArea = useMemo(() => Map.groupBy((seats ?? []).filter(({ role }) => serving.includes(role)), ({ area }) => area), [seats]);
  const found = useMemo(() => search(areas ?? [], words), [areas, words]);
  const { data: session } = useQuery({ queryKey: ['session'], queryFn: whoIsThere, staleTime: Infinity });
  const own = session?.user.areas.map(({ id }) => id) ?? [];
  const asked = params.get('area') ?? own[0] ?? root;
  const chosen = areas?.find(({ id, code }) => id === asked || code === asked);
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'minmax(0,5fr) minmax(0,6fr)' }, alignItems: 'start' }}>
      <Title title={t('areas.title')} />
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      <Card sx={{ p: 1.5, minWidth: 0 }}>
        <TextField type="search" fullWidth label={t('areas.search')} value={words} onChange={(typed) => setWords(typed.target.value)} sx={{ mb: 1 }} />
        {areas ? <AreaTree key={words ? 'found' : 'whole'} areas={found} seats={byArea} chosen={chosen?.id ?? ''} onChoose={(id) => setParams({ area: id })} /> : null}
      </Card>
      {chosen && areas ? <AreaPanel key={chosen.id} area={chosen} isWithin={roles.includes('admin') || wayDown(areas, chosen.id).some((id) => own.includes(id))} areas={areas} seats={(seats ?? []).filter(({ area }) => area === chosen.id)} /> : null}
    </Box>
  );
};

const serving = ['leader', 'worker', 'parttimer', 'desk', 'partner'];

/** What a word names, with all that lies above it. */
function search<T extends { id: string; code: string; zh: string; en: string; parentId?: string | null }>(areas: readonly T[], words: string): readonly T[] {
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return areas;
  const byId = new Map(areas.map((area) => [area.id, area]));
  const shown = new Set<string>();
  for (const area of areas) {
    if (!`${area.zh} ${area.en} ${area.code}`.toLowerCase().includes(wanted)) continue;
    for (let here: T | undefined = area; here && !shown.has(here.id); here = here.parentId ? byId.get(here.parentId) : undefined) shown.add(here.id);
  }
  return areas.filter(({ id }) => shown.has(id));
}

export default AreasPage;
