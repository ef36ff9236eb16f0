import { Box, Button, Typography } from '@mui/material';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useListContext } from 'react-admin';
import { useWords } from '../../i18n/words.ts';
import type { LightColour } from '../../theme/colours.ts';
import { lightGlyph, statusLook } from '../../theme/status.ts';
import { Facet } from './Facet.tsx';
import { chosenOf, useFacets, type FacetName, type FacetValue } from './useFacets.ts';

// Looked for by few, and a twentieth of the page: fetched when somebody does.
const CategoryChoice = lazy(() => import('../choices/CategoryChoice.tsx').then((choice) => ({ default: choice.CategoryChoice })));
const GridChoice = lazy(() => import('../choices/GridChoice.tsx').then((choice) => ({ default: choice.GridChoice })));

/** Of these several may be chosen at once; of areas and of whoever is waited for, one. */
const several: ReadonlySet<FacetName> = new Set(['status', 'light', 'severity', 'category']);
const short = 8;

/** Everything that narrows the list, with counts. What the list itself fixes is not offered again. */
export const FacetList = ({ fixed }: { fixed: Record<string, unknown> }) => {
  const { t, word, named } = useWords();
  const { filterValues, setFilters } = useListContext();
  const found = useFacets(fixed);
  const [allCategories, showAll] = useState(false);
  const counted = found?.counted !== null;

  const set = (name: FacetName, value: string | string[]) => {
    const { [name]: _, ...rest } = filterValues as Record<string, unknown>;
    setFilters(value.length === 0 ? rest : { ...rest, [name]: value });
  };
  const facet = (name: FacetName, label: string, show: (value: FacetValue) => ReactNode, values = found?.facets[name] ?? []) => {
    const chosen = chosenOf(filterValues[name]);
    const toggle = (value: string) => {
      const without = chosen.filter((one) => one !== value);
      if (!several.has(name)) set(name, without.length < chosen.length ? '' : value);
      else set(name, without.length < chosen.length ? without : [...chosen, value]);
    };
    return { label, values, chosen, show, counted, onToggle: toggle, onClear: () => set(name, '') };
  };
  const order = (values: FacetValue[], codes: string[]) => codes.flatMap((code) => values.find(({ value }) => value === code) ?? []);
  const categories = found?.facets.category ?? [];

  return (
    <Box component="aside" aria-label={t('filters.filter')} sx={{ minWidth: 0 }}>
      {found?.counted === null ? <Typography variant="body2" color="text.secondary">{t('facets.tooMany')}</Typography> : null}
      {found?.counted?.capped ? <Typography variant="caption" color="text.secondary">{t('facets.newest', { count: found.counted.count })}</Typography> : null}
      {'status' in fixed ? null : <Facet {...facet('status', t('filters.status'), ({ value }) => `${statusLook[value]?.glyph ?? '·'} ${word('status', value)}`, order(found?.facets.status ?? [], Object.keys(statusLook)))} />}
      {'overdue' in fixed ? null : <Facet {...facet('light', t('filters.light'), ({ value }) => `${lightGlyph[value as LightColour]} ${t(`light.${value}`)}`, order(found?.facets.light ?? [], Object.keys(lightGlyph)))} />}
      <Facet {...facet('severity', t('filters.severity'), ({ value }) => word('severity', value))} />
      {'waitingFor' in fixed ? null : <Facet {...facet('waitingFor', t('facets.waitingFor'), () => t('facets.me'))} />}
      <Facet {...facet('area', t('filters.area'), (one) => named(one), (found?.facets.area ?? []).slice(0, 12))}>
        <Finder label={t('facets.otherArea')}><GridChoice label={t('facets.otherArea')} value={chosenOf(filterValues['area'])[0] ?? ''} onChange={(code) => set('area', code)} /></Finder>
      </Facet>
      <Facet {...facet('category', t('filters.category'), (one) => `${one.value} ${named(one)}`, categories.slice(0, allCategories ? undefined : short))}>
        {categories.length > short ? <Button size="small" aria-expanded={allCategories} onClick={() => showAll(!allCategories)}>{t(allCategories ? 'facets.fewer' : 'facets.more', { count: categories.length - short })}</Button> : null}
        <Finder label={t('facets.otherCategory')}><CategoryChoice label={t('facets.otherCategory')} value="" onChange={(code) => code && set('category', [...chosenOf(filterValues['category']).filter((one) => one !== code), code])} /></Finder>
      </Facet>
    </Box>
  );
};

/** A way to what is not among the first, opened by who wants it. */
const Finder = ({ label, children }: { label: string; children: ReactNode }) => {
  const [open, setOpen] = useState(false);
  if (!open) return <Button size="small" onClick={() => setOpen(true)}>{label}</Button>;
  return <Box sx={{ pt: 0.75 }}><Suspense fallback={null}>{children}</Suspense></Box>;
};
