import { Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Section } from '../cases/Section.tsx';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { AnswerDialog } from '../tags/AnswerDialog.tsx';
import { TagDialog } from '../tags/TagDialog.tsx';
import type { Card, Tag } from './household.ts';

const askers = ['worker', 'leader', 'desk', 'dispatcher', 'county'];
const enders = ['leader', 'desk', 'privacy'];

/** Classes with the basis that each rests on, for those who may read them; asking for one, and ending one before its time. */
export const Tags = ({ card }: { card: Card }) => {
  const { t } = useWords();
  const roles = useRoles();
  const notify = useNotify();
  const queries = useQueryClient();
  const [asking, ask] = useState(false);
  const [ending, end] = useState<Tag>();
  const has = (some: string[]) => some.some((role) => roles.includes(role));
  const tags = card.tags ?? [];
  const done = async () => {
    ask(false);
    end(undefined);
    notify(t('tags.done'), { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['household', card.id] });
  };
  if (!card.tags && !has(askers)) return null;
  return (
    <Section title={t('households.tags')} side={has(askers) ? <Button onClick={() => ask(true)}>{t('tags.ask')}</Button> : undefined}>
      {card.tags ? null : <Typography color="text.secondary">{t('tags.notShown')}</Typography>}
      {card.tags && tags.length === 0 ? <Typography color="text.secondary">{t('households.noTags')}</Typography> : null}
      {tags.length > 0 ? (
        <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={t('households.tags')}>
          <Table size="small" sx={{ minWidth: 700 }}>
            <TableHead><TableRow>{['code', 'state', 'validTo', 'purpose', 'legalBasis', 'sourceUnit'].map((head) => <TableCell key={head}>{t(`households.tag.${head}`)}</TableCell>)}{has(enders) ? <TableCell>{t('people.act')}</TableCell> : null}</TableRow></TableHead>
            <TableBody>
              {tags.map((tag) => (
                <TableRow key={tag.id}>
                  <TableCell>{tag.code}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{t(`households.tagState.${tag.state}`)}</TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{tag.validTo}</TableCell>
                  <TableCell>{tag.purpose}</TableCell>
                  <TableCell>{tag.legalBasis}</TableCell>
                  <TableCell>{tag.sourceUnit}</TableCell>
                  {has(enders) ? <TableCell>{tag.state === 'approved' || tag.state === 'asked' ? <Button size="small" onClick={() => end(tag)} aria-label={`${t('tags.deed.end')} ${tag.code}`}>{t('tags.deed.end')}</Button> : ''}</TableCell> : null}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      ) : null}
      {asking ? <TagDialog household={{ id: card.id, name: card.code }} area={card.grid?.id ?? ''} residents={card.residents} onDone={done} onClose={() => ask(false)} /> : null}
      {ending ? <AnswerDialog deed="end" tag={ending.id} name={`${card.code} ${ending.code}`} onDone={done} onClose={() => end(undefined)} /> : null}
    </Section>
  );
};
