import { useParams } from 'react-router-dom';
import { usePermissions } from 'react-admin';
import { CaseList } from './CaseList.tsx';
import { worklists } from './worklists.ts';

/** `/work/overdue` and its kin: one list each, with its own remembered filters. */
export const WorklistPage = () => {
  const { name } = useParams();
  const { isPending } = usePermissions();
  const list = worklists.find((one) => one.name === name) ?? worklists.at(-1);
  return list && !isPending ? <CaseList key={list.name} list={list} /> : null;
};
