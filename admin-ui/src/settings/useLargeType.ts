import { useEffect } from 'react';
import { useStore } from 'react-admin';

/** Large type 大字, as this person set it: every size of the desk is a share of the page's own. */
export function useLargeType(): [boolean, (on: boolean) => void] {
  const [on, turn] = useStore('desk.largeType', false);
  useEffect(() => {
    document.documentElement.style.fontSize = on ? '125%' : '';
  }, [on]);
  return [on, turn];
}
