/** @jsxImportSource preact */
import { useBag } from '../bag.ts';
import { Qr } from '../badge/Qr.tsx';
import { useWords } from '../language.ts';
import { labelOf } from './label.ts';
import { usePlaces } from './places.ts';

/** Labels for the points of the grid, to be printed and put up once: whoever scans one stands at that point's page. */
export const LabelsPage = () => {
  const { store, person } = useBag();
  const { words, named } = useWords();
  const { places } = usePlaces(store, person.areas.find(({ level }) => level === 'grid')?.code);
  return (
    <>
      <p class="noprint hint">{words.patrol.labelsHint}</p>
      <button type="button" class="go noprint" onClick={() => print()}>{words.print.print}</button>
      <div class="labels">
        {places.map((place) => (
          <figure key={place.code}>
            <Qr text={labelOf(location.origin, place.code)} label={place.zh} />
            <figcaption>{named({ zh: place.zh, en: place.en ?? place.zh })}<br />{place.code}</figcaption>
          </figure>
        ))}
      </div>
    </>
  );
};
