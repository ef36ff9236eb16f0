import { Box, Button, TextField, Typography } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Section } from '../cases/Section.tsx';
import type { Named, PersonName } from '../cases/incident.ts';
import type { Area } from '../dataProvider.ts';
import { ask } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { CommandDialog } from '../layout/CommandDialog.tsx';
import { useRoles } from '../layout/useRoles.ts';

type Post = Named & { id: string; holders: PersonName[] };
const stewards = ['desk', 'dispatcher', 'county', 'admin'];

/** Posts 岗位 of a grid with whoever holds each; one that ends keeps its code for ever. */
export const Posts = ({ area }: { area: Area }) => {
  const { t, named, chinese } = useWords();
  const roles = useRoles();
  const notify = useNotify();
  const queries = useQueryClient();
  const [deed, begin] = useState<Post | 'new'>();
  const [value, setValue] = useState({ code: '', zh: '', en: '' });
  const keeps = stewards.some((role) => roles.includes(role));
  const { data } = useQuery({ queryKey: ['posts', area.id], queryFn: () => ask<{ items: Post[] }>(`/api/posts?limit=100&filter=${encodeURIComponent(JSON.stringify({ area: area.id }))}`).then(({ items }) => items), retry: false });
  if (!data || (data.length === 0 && !keeps)) return null;
  const done = async () => {
    begin(undefined);
    notify(t('people.done'), { type: 'success' });
    await queries.invalidateQueries({ queryKey: ['posts'] });
  };
  const body = { code: value.code.trim(), zh: value.zh.trim(), ...(value.en.trim() ? { en: value.en.trim() } : {}), area: area.id };
  return (
    <Section level="h2" title={t('areas.posts')} side={keeps ? <Button onClick={() => begin('new')}>{t('areas.addPost')}</Button> : undefined}>
      {data.length === 0 ? <Typography color="text.secondary">{t('areas.noPost')}</Typography> : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {data.map((post) => (
            <Box component="li" key={post.id} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, py: 0.5 }}>
              <Typography variant="body2" sx={{ flexGrow: 1 }}><b>{named(post)}</b> {post.code} · {post.holders.map(({ name }) => name).join(chinese ? '、' : ', ') || t('areas.nobody')}</Typography>
              {keeps ? <Button size="small" onClick={() => begin(post)} aria-label={`${t('areas.endPost')} ${named(post)}`}>{t('areas.endPost')}</Button> : null}
            </Box>
          ))}
        </Box>
      )}
      {deed === 'new' ? (
        <CommandDialog title={`${t('areas.addPost')} · ${named(area)}`} go={t('areas.addPost')} path="/api/posts" body={body} ready={Boolean(body.code && body.zh)} onDone={done} onClose={() => begin(undefined)}>
          {(errors) => (['code', 'zh', 'en'] as const).map((name) => <TextField key={name} required={name !== 'en'} label={t(name === 'code' ? 'areas.code' : `setUp.${name}`)} value={value[name]} error={Boolean(errors[name])} helperText={errors[name]} onChange={(typed) => setValue({ ...value, [name]: typed.target.value })} />)}
        </CommandDialog>
      ) : null}
      {deed && deed !== 'new' ? (
        <CommandDialog title={`${t('areas.endPost')} · ${named(deed)}`} go={t('areas.endPost')} path={`/api/posts/${deed.id}/end`} body={{}} onDone={done} onClose={() => begin(undefined)}>
          {() => <Typography color="text.secondary">{t('areas.endPostMeans')}</Typography>}
        </CommandDialog>
      ) : null}
    </Section>
  );
};
