import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import type { Tag } from './household.ts';

/** Classes with the basis that each rests on, for those who may read them. */
export const Tags = ({ tags }: { tags: readonly Tag[] }) => {
  const { t } = useWords();
  return (
    <Section title={t('households.tags')}>
      {tags.length === 0 ? <Typography color="text.secondary">{t('households.noTags')}</Typography> : (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('households.tags')}>
          <Table size="small" sx={{ minWidth: 640 }}>
            <TableHead><TableRow>{['code', 'state', 'validTo', 'purpose', 'legalBasis', 'sourceUnit'].map((head) => <TableCell key={head}>{t(`households.tag.${head}`)}</TableCell>)}</TableRow></TableHead>
            <TableBody>
              {tags.map((tag) => (
                <TableRow key={tag.id}>
                  <TableCell>{tag.code}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{t(`households.tagState.${tag.state}`)}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{tag.validTo}</TableCell>
                  <TableCell>{tag.purpose}</TableCell>
                  <TableCell>{tag.legalBasis}</TableCell>
                  <TableCell>{tag.sourceUnit}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Section>
  );
};
