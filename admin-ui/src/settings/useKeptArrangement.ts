import { useEffect } from 'react';
import { useGetIdentity } from 'react-admin';
import { arrangeAsKept } from './store.ts';

/** Once for whoever came: the desk as he left it in whichever browser. */
export function useKeptArrangement() {
  const { data } = useGetIdentity();
  const who = data?.id;
  useEffect(() => {
    if (who) void arrangeAsKept();
  }, [who]);
}
