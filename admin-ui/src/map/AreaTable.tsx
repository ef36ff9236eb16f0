import { Link as Anchor, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { Link } from 'react-router-dom';
import { listAddress } from '../dashboard/list-address.ts';
import { useWords } from '../i18n/words.ts';
import type { Outlined } from './map.ts';

/** The outlines as a table: the name goes into the area, a number opens its list. */
export const AreaTable = ({ areas, filter, toArea }: { areas: readonly Outlined[]; filter: Record<string, unknown>; toArea: (code: string) => string }) => {
  const { t, named } = useWords();
  const listed = (area: Outlined, more: object, count: number | null, name: string) =>
    count === null ? '' : <Anchor component={Link} to={listAddress({ open: true, ...filter, area: area.code, ...more })} aria-label={`${named(area)} ${name} ${count}`}>{count > 1000 ? '1000+' : count}</Anchor>;
  return (
    <Table size="small" aria-label={t('map.areas')}>
      <TableHead><TableRow><TableCell>{t('overview.area')}</TableCell><TableCell align="right">{t('map.cases')}</TableCell><TableCell align="right">{t('map.overdue')}</TableCell></TableRow></TableHead>
      <TableBody>
        {areas.map((area) => (
          <TableRow key={area.code}>
            <TableCell><Anchor component={Link} to={toArea(area.code)}>{named(area)}</Anchor></TableCell>
            <TableCell align="right">{listed(area, {}, area.cases, t('map.cases'))}</TableCell>
            <TableCell align="right">{listed(area, { overdue: true }, area.overdue, t('map.overdue'))}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};
