import { Box } from '@mui/material';
import { useWords } from '../i18n/words.ts';
import type { Difference } from './differences.ts';
import type { Pack } from './pack.ts';

const most = 40;

/** What the draft says instead, place by place, in the words of the tables. */
export const WhatChanged = ({ changes, pack }: { changes: Difference[]; pack: Pack }) => {
  const { t, word, named, budget, chinese } = useWords();
  const part = (path: string[], nth: number): string => {
    const [name, above] = [path[nth]!, path[nth - 1]];
    if (above === 'categories') return `${name} ${named(pack.categories.find(({ code }) => code === name))}`;
    if (above === 'routing') return `${name} ${named(pack.categories.find(({ code }) => name.startsWith(code)))}`;
    if (above === 'cadences') return `${name} ${named(pack.cadences.find(({ code }) => code === name))}`;
    if (above === 'profiles') return `${name} ${named(pack.profiles[name])}`;
    if (above === 'limits' || above === 'ladders') return word('clock', name);
    if (above === 'requests') return word('request', name);
    if (above === 'byProfile' || above === 'urgeIntervalByProfile') return `${name} ${named(pack.profiles[name])}`;
    if (above === 'closeOnSpot') return t(`areas.level.${name}`, { _: name });
    if (path[0] === 'ladders' && nth === 2) return t(`packRules.paces.${name}`, { _: name });
    return t(`packRules.parts.${name}`, { _: name });
  };
  const said = (text: string, path: string[]): string => (path.at(-1) === 'redWhenAny' ? text.split(' ').map((sign) => word('sign', sign)).join(chinese ? '、' : ', ') : spoken(text));
  const spoken = (text: string): string => (/^\d+(\.\d+)? (s|min|h|d|wmin|wh|wd)$/.test(text) ? budget(text) : text.split(' ').every((one) => /^[a-zA-Z]+$/.test(one)) && text ? text.split(' ').map((one) => (one === 'unclear' ? t('packRules.unclear') : named(pack.units.find(({ key }) => key === one)) || word('role', one))).join(chinese ? '、' : ', ') : text);
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5, maxHeight: 220, overflowY: 'auto' }} tabIndex={0}>
      {changes.slice(0, most).map((change) => (
        <li key={change.path.join(' ')}>{change.path.map((_, nth) => part(change.path, nth)).join(' › ')}{chinese ? '：' : ': '}{change.before ? <s>{said(change.before, change.path)}</s> : t('packRules.nothingBefore')} → <b>{change.after ? said(change.after, change.path) : t('packRules.nothingAfter')}</b></li>
      ))}
      {changes.length > most ? <li>{t('packRules.moreChanges', { count: changes.length - most })}</li> : null}
    </Box>
  );
};
