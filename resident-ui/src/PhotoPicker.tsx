/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill, useWords } from './language.ts';
import { shrink } from './photo.ts';

export interface Photo {
  blob: Blob;
  address: string;
}

const most = 6;

/** At most six photos, redrawn small as soon as they are chosen. */
export const PhotoPicker = ({ photos, onChange }: { photos: Photo[]; onChange: (photos: Photo[]) => void }) => {
  const { words } = useWords();
  const [told, tell] = useState('');

  const add = async (files: File[]) => {
    tell(words.photoBusy);
    const shrunk = await Promise.all(files.slice(0, most - photos.length).map((file) => shrink(file).catch(() => undefined)));
    const good = shrunk.filter((blob): blob is Blob => blob !== undefined);
    onChange([...photos, ...good.map((blob) => ({ blob, address: URL.createObjectURL(blob) }))]);
    tell(good.length < shrunk.length ? words.photoBad : '');
  };
  const remove = (photo: Photo) => {
    URL.revokeObjectURL(photo.address);
    onChange(photos.filter((one) => one !== photo));
  };

  return (
    <fieldset>
      <legend>{words.photos}</legend>
      <div class="photos">
        {photos.map((photo, index) => (
          <div key={photo.address}>
            <img src={photo.address} alt={fill(words.photoNumber, { n: index + 1 })} />
            <button type="button" aria-label={fill(words.removePhoto, { n: index + 1 })} onClick={() => remove(photo)}>×</button>
          </div>
        ))}
      </div>
      {photos.length < most ? (
        <label class="button">
          {words.addPhoto}
          <input key={photos.length} type="file" accept="image/*" multiple onChange={(chose) => void add([...(chose.currentTarget.files ?? [])])} />
        </label>
      ) : null}
      <p class="hint" role="status">{told || words.photoHint}</p>
    </fieldset>
  );
};
