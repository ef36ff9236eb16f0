/** @jsxImportSource preact */
import { categoriesOf, groups, type Category, type Group } from './groups.ts';
import { fill, useWords } from './language.ts';

interface Props {
  all: Category[];
  group: Group | '';
  category: string;
  onGroup: (group: Group) => void;
  onCategory: (code: string) => void;
  error: string | undefined;
}

/** Six big tiles, then, for those who know, the exact category with its promised times. */
export const CategoryPicker = ({ all, group, category, onGroup, onCategory, error }: Props) => {
  const { words, named } = useWords();
  const offered = group ? categoriesOf(group, all) : [];
  const chosen = offered.find((one) => one.code === category);
  return (
    <>
      <fieldset aria-describedby={error ? 'group-error' : undefined}>
        <legend>{words.groupAsk}</legend>
        <div class="tiles">
          {(Object.keys(groups) as Group[]).map((one) => (
            <label key={one} class={group === one ? 'on' : ''}>
              <input type="radio" name="group" checked={group === one} onChange={() => onGroup(one)} />
              <span>{words.groups[one]}</span>
            </label>
          ))}
        </div>
        {error ? <p class="bad" id="group-error">{error}</p> : null}
      </fieldset>
      {offered.length > 0 ? (
        <label>
          {words.categoryAsk}
          <select name="category" value={category} onChange={(chose) => onCategory(chose.currentTarget.value)}>
            <option value="">{words.categoryUnsure}</option>
            {offered.map((one) => <option key={one.code} value={one.code}>{named(one)}</option>)}
          </select>
        </label>
      ) : null}
      {chosen?.callFirst ? <CallFirst phone={chosen.callFirst} /> : null}
      {chosen?.promised ? <Promised promised={chosen.promised} /> : null}
    </>
  );
};

const CallFirst = ({ phone }: { phone: string }) => {
  const { words } = useWords();
  return (
    <p class="call" role="alert">
      {fill(words.callFirst, { phone })} <a href={`tel:${phone}`}>{fill(words.call, { phone })}</a>
    </p>
  );
};

const Promised = ({ promised: { accept, handle } }: { promised: NonNullable<Category['promised']> }) => {
  const { words } = useWords();
  if (!accept || !handle) return null;
  const text = fill(words.promised, { accept, handle });
  return <p class="hint">{text}{/工时/.test(text) ? words.workingHours : ''}</p>;
};
