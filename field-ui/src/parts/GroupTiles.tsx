/** @jsxImportSource preact */
import type { Category } from '../bag.ts';
import { useWords } from '../language.ts';
import { GroupMark } from './GroupMark.tsx';
import { categoriesOf, groupNames, type Group } from './groups.ts';

interface Props {
  all: readonly Category[];
  group: Group | '';
  category: string;
  onChoose: (group: Group | '', category: string) => void;
  error?: string | undefined;
}

/** Six tiles, then, for whoever knows, the exact category. */
export const GroupTiles = ({ all, group, category, onChoose, error }: Props) => {
  const { words, named } = useWords();
  const offered = group ? categoriesOf(group, all) : [];
  const callFirst = offered.find(({ code }) => code === category)?.callFirst;
  return (
    <>
      <fieldset aria-describedby={error ? 'group-error' : undefined}>
        <legend>{words.report.what}</legend>
        <div class="tiles">
          {groupNames.map((one) => (
            <label key={one} class={group === one ? 'on' : ''}>
              <input type="radio" name="group" checked={group === one} onChange={() => onChoose(one, '')} />
              <GroupMark group={one} />
              <span>{words.groups[one]}</span>
            </label>
          ))}
        </div>
        {error ? <p class="bad" id="group-error">{error}</p> : null}
      </fieldset>
      {offered.length > 0 ? (
        <label>
          {words.report.exactly}
          <select name="category" value={category} onChange={(chose) => onChoose(group, chose.currentTarget.value)}>
            <option value="">{words.report.unsure}</option>
            {offered.map((one) => <option key={one.code} value={one.code}>{named(one)}</option>)}
          </select>
        </label>
      ) : null}
      {callFirst ? <p class="call" role="alert">{words.report.callFirst} <a href={`tel:${callFirst}`}>{callFirst}</a></p> : null}
    </>
  );
};
