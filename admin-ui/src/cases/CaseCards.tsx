import { Box, Card, CardActionArea, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import { caseAddress } from './address.ts';
import { CategoryName } from './CategoryName.tsx';
import type { Incident } from './incident.ts';
import { Light } from './Light.tsx';
import { stageClock } from './light.ts';
import { StatusChip } from './StatusChip.tsx';

/** The list on a phone: the whole card is the link. */
export const CaseCards = ({ records }: { records: Incident[] }) => (
  <Box component="ul" sx={{ display: 'grid', gap: 1, p: 0, m: 0, listStyle: 'none' }}>
    {records.map((record) => (
      <Card component="li" key={record.id}>
        <CardActionArea component={Link} to={caseAddress(record)} sx={{ p: 1.5 }}>
          <CardWords record={record} />
        </CardActionArea>
      </Card>
    ))}
  </Box>
);

const CardWords = ({ record }: { record: Incident }) => {
  const { t, named, at } = useWords();
  const clock = stageClock(record);
  const whose = [named(record.grid ?? record.area), named(record.lead), record.person?.name].filter(Boolean).join(' · ');
  return (
    <>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', flexWrap: 'wrap', gap: 0.5 }}>
        <Light clock={clock} />
        <StatusChip status={record.status} />
      </Box>
      <Typography sx={{ fontWeight: 600, pt: 0.75 }}><CategoryName record={record} /></Typography>
      <Typography color="text.secondary" sx={{ display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical', overflow: 'hidden' }}>
        {record.description}
      </Typography>
      <Typography variant="caption" color="text.secondary" component="p">{record.number} · {at(record.due ?? record.createdAt)}{record.due && record.provisional ? ` ${t('time.provisional')}` : null}</Typography>
      <Typography variant="caption" color="text.secondary" component="p">{whose}</Typography>
    </>
  );
};
