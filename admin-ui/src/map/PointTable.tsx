import { Box, Link as Anchor, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { Link } from 'react-router-dom';
import { useCatalogue } from '../cases/catalogue.ts';
import { useWords } from '../i18n/words.ts';
import type { MapAnswer } from './map.ts';

const glyphs = { red: '▲', yellow: '◆', green: '●', grey: '‖' } as const;

/** The points as tables, the most urgent first. */
export const PointTable = ({ answer }: { answer: MapAnswer }) => {
  const { t, named, word } = useWords();
  const categories = new Map(useCatalogue().categories.map((one) => [one.code, one]));
  return (
    <>
      {answer.cases.length === 0 ? <Typography color="text.secondary">{t('map.noCases')}</Typography> : (
        <Box sx={{ maxHeight: 320, overflow: 'auto' }} tabIndex={0} role="group" aria-label={t('map.casesOnMap')}>
          <Table size="small" aria-label={t('map.casesOnMap')}>
            <TableHead><TableRow><TableCell>{t('columns.number')}</TableCell><TableCell>{t('columns.light')}</TableCell><TableCell>{t('columns.category')}</TableCell><TableCell>{t('columns.place')}</TableCell></TableRow></TableHead>
            <TableBody>
              {answer.cases.map((one) => (
                <TableRow key={one.id}>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}><Anchor component={Link} to={`/incidents/${one.id}/show`}>{one.number}</Anchor></TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}><span aria-hidden>{glyphs[one.light]} </span>{t(`light.${one.light}`)}</TableCell>
                  <TableCell>{named(categories.get(one.category ?? '') as never) || word('status', one.status)}</TableCell>
                  <TableCell>{named(one.grid)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      {answer.more ? <Typography variant="caption">{t('map.more')}</Typography> : null}
      {answer.places.length > 0 ? (
        <Box component="details" sx={{ pt: 1 }}>
          <Box component="summary" sx={{ cursor: 'pointer', py: 0.5 }}>{t('map.places', { count: answer.places.length })}</Box>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{answer.places.map((place) => <li key={place.id}><Link to={`/places/${place.id}`} style={{ color: 'inherit' }}>{named(place as never)}</Link> · {place.class}</li>)}</Box>
        </Box>
      ) : null}
    </>
  );
};
