/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill, useWords } from '../language.ts';
import { take, type Taken } from '../phone/photo.ts';

const most = 6;

/** At most six photos, redrawn small as soon as they are taken. Never asked for indoors: whoever shows it says where it may be used. */
export const PhotoPicker = ({ photos, onChange, hint }: { photos: Taken[]; onChange: (photos: Taken[]) => void; hint?: string }) => {
  const { words } = useWords();
  const [told, tell] = useState('');
  const add = async (files: File[]) => {
    tell(words.photo.busy);
    const taken: Taken[] = [];
    let bad = 0;
    // One after the other: two large pictures at once are too much for two gigabytes.
    for (const file of files.slice(0, most - photos.length)) {
      try {
        taken.push(await take(file));
      } catch {
        bad += 1;
      }
    }
    onChange([...photos, ...taken.filter(({ sha256 }) => !photos.some((one) => one.sha256 === sha256))]);
    tell(bad > 0 ? words.photo.bad : '');
  };
  return (
    <fieldset>
      <legend>{words.photo.name}</legend>
      <div class="photos">
        {photos.map((photo, index) => (
          <div key={photo.sha256}>
            <img src={photo.address} alt={fill(words.photo.number, { n: index + 1 })} />
            <button type="button" aria-label={fill(words.photo.remove, { n: index + 1 })} onClick={() => onChange(photos.filter((one) => one !== photo))}>×</button>
          </div>
        ))}
      </div>
      {photos.length < most ? (
        <label class="button">
          {words.photo.add}
          <input key={photos.length} type="file" accept="image/*" multiple onChange={(chose) => void add([...(chose.currentTarget.files ?? [])])} />
        </label>
      ) : null}
      <p class="hint" role="status">{told || (hint ?? words.photo.hint)}</p>
    </fieldset>
  );
};
