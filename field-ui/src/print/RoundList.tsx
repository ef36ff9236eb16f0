/** @jsxImportSource preact */
import { useBag } from '../bag.ts';
import { serverNow } from '../door/server-time.ts';
import { fill, useWords } from '../language.ts';
import { paperOrder } from '../paper/PaperPage.tsx';
import { way } from '../route.ts';
import { stopsOf } from '../today/round.ts';

/** The round on paper 入户清单, for a day without a phone: written by hand at the door, entered later with the time it was. */
export const RoundList = () => {
  const { today, person } = useBag();
  const { words, date, day, named } = useWords();
  const visits = stopsOf(today?.visits ?? []).flatMap((stop) => stop.visits);
  return (
    <>
      <p class="noprint hint">{words.print.hint}</p>
      <button type="button" class="go noprint" onClick={() => print()}>{words.print.print}</button>
      <a class="button noprint" href={way('paper')}>{words.paper.title}</a>
      <h2>{words.print.title} · {person.areas.map(named).join('、')} · {date(serverNow())}</h2>
      <p>{words.print.codes}: {paperOrder.map((outcome, at) => `${at + 1} ${words.outcomes[outcome]}`).join('  ')}</p>
      <table>
        <thead><tr>{[words.print.address, words.print.due, words.print.when, words.fields.outcome, words.print.found].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
        <tbody>
          {visits.map((visit) => (
            <tr key={visit.id}>
              <td>{visit.address}{visit.duties.length > 1 ? ` (${fill(words.today.merged, { count: visit.duties.length })})` : ''}</td>
              <td>{visit.overdue ? `▲ ${words.time.overdue}` : visit.to ? day(visit.to) : ''}</td>
              <td style={{ minWidth: '4em' }} /><td style={{ minWidth: '3em' }} /><td style={{ minWidth: '8em', height: '3em' }} />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
};
