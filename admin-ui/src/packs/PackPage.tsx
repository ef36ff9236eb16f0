import { Box, Button, Card, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Title, useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import { useAreaNames } from '../areas/useAreaNames.ts';
import { useProblemWords } from '../cases/useProblemWords.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { saveJson } from '../save.ts';
import { GivePack } from './GivePack.tsx';
import { PackUpload } from './PackUpload.tsx';
import { listPacks, readPack, type PackVersion } from './rules.ts';

/** The method packs: every version, where it holds, as a file to take away; a new one brought in; a version given to an area. */
const PackPage = () => {
  const { t, named } = useWords();
  const why = useProblemWords();
  const roles = useRoles();
  const { data: packs, error } = useQuery({ queryKey: ['packs', 'versions'], queryFn: listPacks });
  const keeps = roles.includes('admin') || roles.includes('county');
  return (
    <Box sx={{ py: 2, display: 'grid', gap: 2, gridTemplateColumns: 'minmax(0,1fr)' }}>
      <Title title={t('packs.title')} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', justifyContent: 'space-between' }}>
        <Typography color="text.secondary">{t('rules.packIntro')}</Typography>
        {keeps ? <Button component={Link} to="/what-if" variant="outlined">{t('whatIf.title')}</Button> : null}
      </Box>
      {error && !packs ? <Card sx={{ p: 4 }}><Typography role="alert">{t('filters.failed', { why: why(error) })}</Typography></Card> : null}
      {packs ? (
        <Card sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={t('packs.title')}>
          <Table>
            <TableHead><TableRow>{['name', 'id', 'version', 'heldBy', 'download'].map((head) => <TableCell key={head}>{t(head === 'heldBy' ? 'rules.heldBy' : `packs.${head}`)}</TableCell>)}</TableRow></TableHead>
            <TableBody>
              {packs.toSorted((one, other) => one.id.localeCompare(other.id) || other.version - one.version).map((pack) => (
                <TableRow key={`${pack.id} ${pack.version}`}>
                  <TableCell><Link to={`/packs/${pack.id}/${pack.version}/catalogue`} style={{ color: 'inherit' }}>{named(pack)}</Link></TableCell>
                  <TableCell>{pack.id}</TableCell>
                  <TableCell>{pack.version}</TableCell>
                  <TableCell>{pack.areas.length > 0 ? <Holders pack={pack} /> : null}{pack.elsewhere ? <Typography variant="body2">{t('rules.elsewhere')}</Typography> : pack.areas.length === 0 ? t('rules.nowhere') : null}</TableCell>
                  <TableCell><TakeAway pack={pack} /></TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Card>
      ) : null}
      {keeps && packs ? (
        <Box sx={{ display: 'grid', gap: 2, alignItems: 'start', gridTemplateColumns: { xs: 'minmax(0,1fr)', lg: 'repeat(2, minmax(0,1fr))' } }}>
          <PackUpload />
          <GivePack packs={packs} />
        </Box>
      ) : null}
    </Box>
  );
};

/** Which areas were given this version, and from when. */
const Holders = ({ pack }: { pack: PackVersion }) => {
  const { named, at, t } = useWords();
  const areaOf = useAreaNames(pack.areas.map(({ areaId }) => areaId));
  return (
    <>
      {pack.areas.map(({ areaId, from }) => (
        <Typography key={`${areaId} ${from}`} variant="body2">{t('rules.from', { area: named(areaOf(areaId)) || areaId, at: at(from, true) })}</Typography>
      ))}
    </>
  );
};

const TakeAway = ({ pack: { id, version } }: { pack: PackVersion }) => {
  const { t } = useWords();
  const notify = useNotify();
  const why = useProblemWords();
  const take = () => readPack(id, version).then((document) => saveJson(`${id}-v${version}.json`, document), (failure: unknown) => notify(why(failure), { type: 'error' }));
  return <Button size="small" onClick={take} aria-label={t('rules.takeLabel', { id, version })}>{t('rules.take')}</Button>;
};

export default PackPage;
