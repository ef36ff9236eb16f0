import { Alert, Box, Button, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Title, useNotify } from 'react-admin';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { ask } from '../door.ts';
import type { Tag } from '../households/household.ts';
import { useWords } from '../i18n/words.ts';
import { usePackInForce } from '../units/usePackInForce.ts';
import { AnswerDialog, type TagDeed } from './AnswerDialog.tsx';

type Waiting = Tag & { household: string; validFrom: string; askedAt: string };

/** Tags that wait for the second person: approve or refuse each on its basis. */
const TagsPage = () => {
  const { t, at, named } = useWords();
  const why = useProblemWords();
  const notify = useNotify();
  const queries = useQueryClient();
  const { data: pack } = usePackInForce();
  const { data, error } = useQuery({ queryKey: ['tags', 'waiting'], queryFn: () => ask<{ items: Waiting[] }>('/api/tags').then(({ items }) => items) });
  const [answering, answer] = useState<{ deed: TagDeed; tag: Waiting }>();
  const nameOf = (code: string) => [code, named(pack?.cadences.find((one) => one.code === code))].filter(Boolean).join(' ');
  const done = async () => {
    answer(undefined);
    notify(t('tags.done'), { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['tags'] });
  };
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={t('tags.waiting')} />
      <Typography color="text.secondary">{t('tags.intro')}</Typography>
      {error ? <Alert severity="error" variant="outlined">{why(error)}</Alert> : null}
      {data?.length === 0 ? <Card sx={{ p: 4, textAlign: 'center' }}><Typography>{t('tags.nothing')}</Typography></Card> : null}
      {data && data.length > 0 ? (
        <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('tags.waiting')}>
          <Table>
            <TableHead><TableRow><TableCell>{t('households.column.code')}</TableCell>{['code', 'purpose', 'legalBasis', 'sourceUnit', 'validTo'].map((head) => <TableCell key={head}>{t(`households.tag.${head}`)}</TableCell>)}<TableCell>{t('tags.askedAt')}</TableCell><TableCell>{t('people.act')}</TableCell></TableRow></TableHead>
            <TableBody>
              {data.map((tag) => (
                <TableRow key={tag.id}>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{tag.household}</TableCell>
                  <TableCell>{nameOf(tag.code)}</TableCell>
                  <TableCell>{tag.purpose}</TableCell>
                  <TableCell>{tag.legalBasis}</TableCell>
                  <TableCell>{tag.sourceUnit}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{tag.validTo}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{at(tag.askedAt)}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>
                    {(['approve', 'refuse'] as const).map((deed) => <Button key={deed} size="small" onClick={() => answer({ deed, tag })} aria-label={`${t(`tags.deed.${deed}`)} ${tag.household} ${tag.code}`}>{t(`tags.deed.${deed}`)}</Button>)}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Card>
      ) : null}
      {answering ? <AnswerDialog deed={answering.deed} tag={answering.tag.id} name={`${answering.tag.household} ${nameOf(answering.tag.code)}`} onDone={done} onClose={() => answer(undefined)} /> : null}
    </Box>
  );
};

export default TagsPage;
