import { Box, Link as Anchor } from '@mui/material';
import { useGetOne } from 'react-admin';
import { Link } from 'react-router-dom';
import { useWords } from '../i18n/words.ts';
import { caseAddress } from './address.ts';
import { CategoryName } from './CategoryName.tsx';
import type { Incident } from './incident.ts';
import { Section } from './Section.tsx';
import { StatusChip } from './StatusChip.tsx';

/** The case that this one was merged into, and those that were merged into this one. */
export const LinkedCases = ({ record }: { record: Incident }) => {
  const { t } = useWords();
  const children = record.children ?? [];
  if (!record.parent && children.length === 0) return null;
  return (
    <Section title={t('record.linked')}>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {record.parent ? <Linked id={record.parent} how={t('record.parent')} /> : null}
        {children.map((child) => <Linked key={child} id={child} how={t('record.children')} />)}
      </Box>
    </Section>
  );
};

const Linked = ({ id, how }: { id: string; how: string }) => {
  const { at } = useWords();
  const { data } = useGetOne<Incident>('incidents', { id });
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', py: 0.5 }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>{how}</Box>
      <Anchor component={Link} to={caseAddress({ id })}>{data?.number ?? '…'}</Anchor>
      {data ? <><StatusChip status={data.status} /><span><CategoryName record={data} /></span><Box component="span" sx={{ color: 'text.secondary' }}>{at(data.createdAt)}</Box></> : null}
    </Box>
  );
};
