/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { useWords } from '../language.ts';
import { bring, remove, verify, type BadgePhoto } from './photo.ts';

interface Props {
  /** User name or id. */
  person: string;
  name: string;
  photo: BadgePhoto | null;
  onChange: (photo: BadgePhoto | null) => void;
}

/** The photo of one worker: brought, verified by a second person, taken off again. It needs the network: the public sees what is here. */
export const PhotoForm = ({ person, name, photo, onChange }: Props) => {
  const { words } = useWords();
  const { person: { id: me } } = useBag();
  const [told, tell] = useState('');
  const run = async (work: () => Promise<BadgePhoto | null>) => {
    tell(words.loading);
    try {
      onChange(await work());
      tell('');
    } catch {
      tell(words.badge.photoFailed);
    }
  };
  return (
    <div class="stack">
      {photo ? (
        <div class="portrait">
          <img src={`/api/people/${encodeURIComponent(person)}/photo?${photo.sha256.slice(0, 8)}`} alt={name} />
          <p class={`light ${photo.verified ? 'green' : 'amber'}`}>{photo.verified ? `● ${words.badge.verified}` : `◆ ${words.badge.unverified}`}</p>
        </div>
      ) : <p class="hint">{words.badge.noPhoto}</p>}
      {photo?.mayVerify ? <button type="button" class="go" onClick={() => void run(() => verify(me, person, photo.sha256))}>{words.badge.isHim}</button> : null}
      <div class="pair">
        <label class="button">
          {photo ? words.badge.otherPhoto : words.badge.bringPhoto}
          <input type="file" accept="image/*" aria-label={`${words.badge.bringPhoto}: ${name}`} onChange={(chose) => { const file = chose.currentTarget.files?.[0]; if (file) void run(() => bring(me, person, file)); }} />
        </label>
        {photo ? <button type="button" onClick={() => void run(() => remove(me, person))}>{words.badge.dropPhoto}</button> : null}
      </div>
      <p class="hint" role="status">{told}</p>
    </div>
  );
};
