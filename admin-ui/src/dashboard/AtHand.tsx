import { Box, Card, Link as Anchor, Typography } from '@mui/material';
import { useMemo } from 'react';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import { caseAddress } from '../cases/address.ts';
import { CategoryName } from '../cases/CategoryName.tsx';
import type { Incident } from '../cases/incident.ts';
import { Light } from '../cases/Light.tsx';
import { urgentClock } from '../cases/light.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import type { Worklist } from '../cases/worklists.ts';
import { useWords } from '../i18n/words.ts';

const shown = 5;

/** The first few of one list, the most pressing on top, and the way to all of them. */
export const AtHand = ({ list }: { list: Worklist }) => {
  const { t } = useWords();
  const why = useProblemWords();
  const filter = useMemo(() => list.filter(), [list]);
  const { data, total, error } = useGetList<Incident>('incidents', { pagination: { page: 1, perPage: shown }, sort: { field: 'due', order: 'ASC' }, filter });
  const title = `at-hand-${list.name}`;
  return (
    <Card component="section" aria-labelledby={title} sx={{ p: 1.5, minWidth: 0 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: 1, pb: 0.5 }}>
        <Typography id={title} component="h3" sx={{ fontWeight: 700 }}>{t(`atHand.${list.name}`)}</Typography>
        {data && data.length > 0 ? (
          <Anchor component={Link} to={`/work/${list.name}`} sx={{ whiteSpace: 'nowrap', py: 0.5 }} aria-label={t('atHand.allOf', { list: t(`atHand.${list.name}`) })}>
            {total === undefined ? t('atHand.all') : t('atHand.allCount', { count: total })}
          </Anchor>
        ) : null}
      </Box>
      {error && !data ? <Typography color="text.secondary" role="alert">{t('filters.failed', { why: why(error) })}</Typography> : null}
      {data?.length === 0 ? <Typography color="text.secondary">{t(`atHand.none.${list.name}`)}</Typography> : null}
      <Box component="ol" sx={{ listStyle: 'none', p: 0, m: 0 }}>
        {(data ?? []).map((record) => <Line key={record.id} record={record} />)}
      </Box>
    </Card>
  );
};

const Line = ({ record }: { record: Incident }) => {
  const { t, named, word } = useWords();
  const whose = [named(record.lead), record.person?.name].filter(Boolean).join(' · ') || t('atHand.nobody');
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider' }}>
      <Box component={Link} to={caseAddress(record)} sx={{ display: 'block', py: 0.75, color: 'text.primary', textDecoration: 'none', '&:hover .what': { textDecoration: 'underline' } }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'center' }}>
          <Light clock={urgentClock(record)} />
          <Typography className="what" component="span" sx={{ fontWeight: 600 }}><CategoryName record={record} /></Typography>
        </Box>
        <Typography variant="body2" color="text.secondary">{[record.number, named(record.grid ?? record.area)].filter(Boolean).join(' · ')}</Typography>
        <Typography variant="body2" color="text.secondary">{word('status', record.status)} · {whose}</Typography>
      </Box>
    </Box>
  );
};
