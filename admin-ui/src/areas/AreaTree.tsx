import { SimpleTreeView } from '@mui/x-tree-view/SimpleTreeView';
import { TreeItem } from '@mui/x-tree-view/TreeItem';
import { Box, Typography } from '@mui/material';
import { useMemo, useState } from 'react';
import type { Area } from '../dataProvider.ts';
import { useWords } from '../i18n/words.ts';
import { branches, wayDown, type Seat } from './area.ts';

/** The whole tree of areas with level, code and who serves there. Opened down to what is chosen. */
export const AreaTree = ({ areas, seats, chosen, onChoose }: { areas: readonly Area[]; seats: ReadonlyMap<string, Seat[]>; chosen: string; onChoose: (id: string) => void }) => {
  const { t } = useWords();
  const below = useMemo(() => branches(areas), [areas]);
  const above = useMemo(() => wayDown(areas, chosen), [areas, chosen]);
  const [opened, open] = useState<string[]>();
  return (
    <SimpleTreeView
      aria-label={t('areas.tree')}
      selectedItems={chosen}
      expandedItems={[...new Set([...(opened ?? []), ...(opened ? [] : above)])]}
      onExpandedItemsChange={(_, ids) => open(ids)}
      onSelectedItemsChange={(_, id) => { if (id) onChoose(id); }}
      sx={{ overflowX: 'auto' }}
    >
      {(below.get('') ?? []).map((area) => <Branch key={area.id} area={area} below={below} seats={seats} />)}
    </SimpleTreeView>
  );
};

const Branch = ({ area, below, seats }: { area: Area; below: ReadonlyMap<string, Area[]>; seats: ReadonlyMap<string, Seat[]> }) => {
  const { t, named, chinese } = useWords();
  const who = seats.get(area.id) ?? [];
  return (
    <TreeItem
      itemId={area.id}
      label={
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', whiteSpace: 'nowrap', py: 0.25 }}>
          <span>{named(area)}</span>
          <Typography component="span" variant="caption" color="text.secondary">
            {[t(`areas.level.${area.level ?? 'grid'}`), area.code, who.map(({ person, proxy }) => `${person.name}${proxy ? `(${t('people.proxyMark')})` : ''}`).join(chinese ? '、' : ', ')].filter(Boolean).join(' · ')}
          </Typography>
        </Box>
      }
    >
      {(below.get(area.id) ?? []).map((child) => <Branch key={child.id} area={child} below={below} seats={seats} />)}
    </TreeItem>
  );
};
