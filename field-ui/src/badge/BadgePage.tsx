/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { useBag } from '../bag.ts';
import { askAs } from '../door/whose.ts';
import { useWords } from '../language.ts';
import { useKept } from '../phone/useKept.ts';
import type { BadgePhoto } from './photo.ts';
import { PhotoForm } from './PhotoForm.tsx';
import { Qr } from './Qr.tsx';

interface Card {
  workers: { name: string; photo: string | null }[];
  duties: string | string[];
  dutiesEn?: string;
  complaintLine: string | null;
}

/** 我的证件: who I am, what for, where to complain, and what a resident scans at the door: the public card of the grid, which the server vouches for. */
export const BadgePage = () => {
  const { person, store } = useBag();
  const { words, trade, named, language } = useWords();
  const grid = person.areas.find(({ level }) => level === 'grid');
  const card = useKept<Card>(store, grid ? `/api/grids/${encodeURIComponent(grid.code)}/card` : undefined).value;
  const [photo, setPhoto] = useState<BadgePhoto | null>();
  useEffect(() => {
    askAs<{ photo: BadgePhoto | null }>(person.id, `/api/people/${person.id}/badge`).then((told) => setPhoto(told.photo), () => undefined);
  }, [person.id]);
  if (!grid) return <p>{words.badge.noGrid}</p>;
  const shown = card?.workers.find(({ name, photo: address }) => name === person.name && address)?.photo;
  const duties = language === 'en' && card?.dutiesEn ? card.dutiesEn : card?.duties;
  return (
    <>
      <section class="box badge">
        {shown ? <img class="face" src={shown} alt={person.name} /> : null}
        <h2>{person.name}</h2>
        <p>{person.roles.map((role) => (trade.roles as Record<string, string>)[role] ?? role).join('、')} · {named(grid)}</p>
        {duties ? <p><b>{words.badge.duties}</b> {[duties].flat().join('、')}</p> : null}
        {card?.complaintLine ? <p><b>{words.badge.complaint}</b> <a href={`tel:${card.complaintLine}`}>{card.complaintLine}</a></p> : null}
        <Qr text={`${location.origin}/r/#/card/${encodeURIComponent(grid.code)}`} label={words.badge.scan} />
        <p class="hint">{words.badge.scan}</p>
      </section>
      {photo === undefined ? null : (
        <details class="box">
          <summary>{words.badge.myPhoto}</summary>
          <PhotoForm person={person.id} name={person.name} photo={photo} onChange={setPhoto} />
          <p class="hint">{words.badge.photoHint}</p>
        </details>
      )}
    </>
  );
};
