/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { fill, useWords } from '../language.ts';
import { GroupMark } from '../parts/GroupMark.tsx';
import { categoriesOf, groupNames, type Group } from '../parts/groups.ts';
import { MemoPicker } from '../parts/MemoPicker.tsx';
import { PhotoPicker } from '../parts/PhotoPicker.tsx';
import { isMemo, isPhoto } from '../phone/memo.ts';
import type { Taken } from '../phone/photo.ts';
import type { Found } from './record.ts';

interface Props {
  found: Found[];
  onChange: (found: Found[]) => void;
  /** Photos and voice by the key of what was found. */
  evidence: Record<string, Taken[]>;
  onEvidence: (key: string, taken: Taken[]) => void;
  /** All of it is outside, as on patrol: photos are offered without asking where it was. */
  outdoors?: boolean;
}

/** One that no other has. */
const nextKey = (found: readonly Found[]): string => String(Math.max(0, ...found.map(({ key }) => Number(key))) + 1);

/** What has just opened is looked at, on a small phone too. */
const intoSight = (opened: HTMLElement | null) => opened?.scrollIntoView({ block: 'start' });

/** Needs and hazards: two taps each (what it is, which kind), words where there are some. Each becomes an incident when the visit is taken in. */
export const FoundList = ({ found, onChange, evidence, onEvidence, outdoors = false }: Props) => {
  const { words, named } = useWords();
  const { catalogue } = useBag();
  const [choosing, setChoosing] = useState<Found['kind']>();
  const change = (at: number, more: Partial<Found>) => onChange(found.map((one, index) => (index === at ? { ...one, ...more } : one)));
  const add = (kind: Found['kind'], group: Group) => {
    onChange([...found, { key: nextKey(found), kind, group, category: '', text: '', ...(kind === 'hazard' ? { risk: 'yellow' as const } : {}) }]);
    setChoosing(undefined);
  };
  return (
    <section aria-label={words.found.title}>
      {found.map((one, at) => (
        <div key={one.key} class="box">
          <h3>{words.found[one.kind]} · {words.groups[one.group as Group]}</h3>
          <label>
            {words.report.exactly}
            <select value={one.category} onChange={(chose) => change(at, { category: chose.currentTarget.value })}>
              <option value="">{words.report.unsure}</option>
              {categoriesOf(one.group as Group, catalogue?.categories ?? []).map((category) => <option key={category.code} value={category.code}>{named(category)}</option>)}
            </select>
          </label>
          <label>
            {words.found.words}
            <textarea rows={2} maxLength={2000} value={one.text} placeholder={words.visit.noteHint} onInput={(typed) => change(at, { text: typed.currentTarget.value })} />
          </label>
          {one.kind === 'hazard' ? (
            <label class="check">
              <input type="checkbox" checked={one.risk === 'red'} onChange={(turned) => change(at, { risk: turned.currentTarget.checked ? 'red' : 'yellow' })} /> {words.found.urgent}
            </label>
          ) : null}
          {one.kind === 'hazard' && !outdoors ? (
            <label class="check">
              <input type="checkbox" checked={one.outside ?? false} onChange={(turned) => change(at, { outside: turned.currentTarget.checked })} /> {words.found.outside}
            </label>
          ) : null}
          {one.outside || outdoors ? <PhotoPicker photos={(evidence[one.key] ?? []).filter(isPhoto)} onChange={(taken) => onEvidence(one.key, [...taken, ...(evidence[one.key] ?? []).filter(isMemo)])} hint={words.photo.outdoors} /> : null}
          <MemoPicker memo={(evidence[one.key] ?? []).find(isMemo)} onChange={(memo) => onEvidence(one.key, [...(evidence[one.key] ?? []).filter(isPhoto), ...(memo ? [memo] : [])])} />
          <button type="button" class="quiet" onClick={() => onChange(found.filter((_one, index) => index !== at))}>{words.remove}</button>
        </div>
      ))}
      {choosing ? (
        <fieldset class="box ask seen" ref={intoSight}>
          <legend>{fill(words.found.which, { what: words.found[choosing] })}</legend>
          <div class="tiles">
            {groupNames.map((group) => (
              <button key={group} type="button" onClick={() => add(choosing, group)}><GroupMark group={group} /> {words.groups[group]}</button>
            ))}
          </div>
          <button type="button" class="quiet" onClick={() => setChoosing(undefined)}>{words.cancel}</button>
        </fieldset>
      ) : (
        <div class="pair always">
          <button type="button" onClick={() => setChoosing('need')}>＋ {words.found.need}</button>
          <button type="button" onClick={() => setChoosing('hazard')}>＋ {words.found.hazard}</button>
        </div>
      )}
    </section>
  );
};
