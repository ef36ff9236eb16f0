/** @jsxImportSource preact */
import { fill, useWords } from '../language.ts';
import { colourOf, Light } from '../parts/Light.tsx';
import { useNow } from '../parts/useNow.ts';
import { way } from '../route.ts';
import type { Visit } from './today.ts';

/** One door: where, until when, how much in one knock. */
export const VisitCard = ({ visit, recorded = false }: { visit: Visit; recorded?: boolean }) => {
  const { words } = useWords();
  const now = useNow();
  const { duties } = visit;
  const errands = duties.flatMap(({ what }) => what ?? []);
  return (
    <a class={`card bar ${recorded ? 'grey done' : colourOf(visit.to, visit.overdue, now)}`} href={visit.place ? way('point', visit.place) : way('visit', visit.id)}>
      <b>{visit.address}</b>
      {errands.map((what) => <span key={what} class="errand">{what}</span>)}
      <span class="meta">
        {recorded ? <span class="light grey">‖ {words.waiting.onPhone}</span> : <Light due={visit.to} overdue={visit.overdue} />}
        {visit.name ? <span>{visit.name}</span> : null}
        {duties.length > 1 ? <span>{fill(words.today.merged, { count: duties.length })}</span> : null}
      </span>
    </a>
  );
};
