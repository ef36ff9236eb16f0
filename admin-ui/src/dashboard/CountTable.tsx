import { Link as Anchor, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { Link } from 'react-router-dom';
import { numberOf, type Asked } from './home.ts';
import { listAddress } from './list-address.ts';

export interface CountLine extends Asked { name: string; glyph?: string }

/** The table twin of a picture: every number opens its list. */
export const CountTable = ({ label, heads, rows }: { label: string; heads: [string, string]; rows: readonly CountLine[] }) => (
  <Table size="small" aria-label={label}>
    <TableHead><TableRow><TableCell>{heads[0]}</TableCell><TableCell align="right">{heads[1]}</TableCell></TableRow></TableHead>
    <TableBody>
      {rows.map((row) => (
        <TableRow key={row.name}>
          <TableCell>{row.glyph ? <span aria-hidden>{row.glyph} </span> : null}{row.name}</TableCell>
          <TableCell align="right"><Anchor component={Link} to={listAddress(row.filter)} aria-label={`${row.name} ${numberOf(row)}`}>{numberOf(row)}</Anchor></TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);
