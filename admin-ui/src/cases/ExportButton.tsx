import Download from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { useListContext, useNotify } from 'react-admin';
import { askFile } from '../door.ts';
import { useWords } from '../i18n/words.ts';
import { useRoles } from '../layout/useRoles.ts';
import { save } from '../save.ts';
import { useProblemWords } from './useProblemWords.ts';

/** Who may take a list out of the house; the server decides again. */
const exporters = ['desk', 'dispatcher', 'county', 'chief', 'head', 'verifier', 'auditor'];

/** The list as it is filtered and ordered now, as a file that a spreadsheet opens. */
export const ExportButton = ({ fixed }: { fixed: Record<string, unknown> }) => {
  const { t } = useWords();
  const notify = useNotify();
  const why = useProblemWords();
  const roles = useRoles();
  const { filterValues, sort, total } = useListContext();
  const [making, setMaking] = useState(false);
  if (!exporters.some((role) => roles.includes(role))) return null;

  const take = async () => {
    setMaking(true);
    try {
      const { q, ...narrowed } = filterValues as Record<string, unknown>;
      const query = new URLSearchParams({ filter: JSON.stringify({ ...narrowed, ...fixed }), sort: sort.field, order: sort.order.toLowerCase() });
      if (typeof q === 'string' && q.trim()) query.set('q', q.trim());
      const { name, bytes } = await askFile(`/api/incidents/export?${query.toString()}`);
      save(name, bytes);
      notify(t('listTools.exported', { name }), { type: 'success' });
    } catch (problem) {
      notify(why(problem), { type: 'error' });
    } finally {
      setMaking(false);
    }
  };
  return (
    <Button variant="outlined" startIcon={<Download />} disabled={making || total === 0} onClick={take} title={t('listTools.exportNote')}>
      {t(making ? 'listTools.exporting' : 'listTools.export')}
    </Button>
  );
};
