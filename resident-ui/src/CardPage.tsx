/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { ask, Trouble } from './ask.ts';
import { ComplainForm } from './ComplainForm.tsx';
import { useWords } from './language.ts';

interface Card {
  grid: { zh: string; en: string };
  workers: { name: string; role: string; photo: string | null }[];
  duties: string;
  dutiesEn?: string;
  complaintLine: string | null;
}

/** 网格名片: what the code on a worker's badge opens at the door: who looks after this grid, with photos that a second person has verified, what for, where to complain. */
export const CardPage = ({ code }: { code: string }) => {
  const { words, language } = useWords();
  const [card, setCard] = useState<Card>();
  const [problem, setProblem] = useState('');
  useEffect(() => {
    setProblem('');
    ask<Card>(`/api/grids/${encodeURIComponent(code)}/card`, language)
      .then(({ body }) => setCard(body), (failure) => setProblem(failure instanceof Trouble && failure.code === 'notFound' ? words.card.unknown : words.problems.offline));
  }, [code, language, words]);
  if (!card) return <p role="status">{problem || words.finding}</p>;
  const duties = language === 'en' && card.dutiesEn ? card.dutiesEn : card.duties;
  return (
    <section class="card grid-card">
      <h2>{words.card.title} · {language === 'en' ? card.grid.en : card.grid.zh}</h2>
      <ul class="faces">
        {card.workers.map(({ name, role, photo }) => (
          <li key={`${name} ${role}`}>
            {photo ? <img src={photo} alt={name} /> : null}
            <span><b>{name}</b> {(words.card.roles as Record<string, string>)[role] ?? role}<br /><small>{photo ? words.card.verified : words.card.noPhoto}</small></span>
          </li>
        ))}
      </ul>
      {duties ? <p><b>{words.card.duties}</b> {duties}</p> : null}
      {card.complaintLine ? <p><b>{words.card.complaint}</b> <a href={`tel:${card.complaintLine}`}>{card.complaintLine}</a></p> : null}
      <p>{words.card.check}</p>
      <ComplainForm about={language === 'en' ? card.grid.en : card.grid.zh} />
    </section>
  );
};
