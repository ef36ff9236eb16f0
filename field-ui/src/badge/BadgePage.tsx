/** @jsxImportSource preact */
import { useBag } from '../bag.ts';
import { useWords } from '../language.ts';
import { Qr } from './Qr.tsx';

/** What a resident scans at the door: it opens the public card of the grid, which the server vouches for. */
export const BadgePage = () => {
  const { person } = useBag();
  const { words, trade, named } = useWords();
  const grid = person.areas.find(({ level }) => level === 'grid');
  if (!grid) return <p>{words.badge.noGrid}</p>;
  const address = `${location.origin}/m/#/card/${encodeURIComponent(grid.code)}`;
  return (
    <section class="box">
      <h2>{person.name}</h2>
      <p>{person.roles.map((role) => (trade.roles as Record<string, string>)[role] ?? role).join('、')} · {named(grid)}</p>
      <Qr text={address} label={words.badge.scan} />
      <p class="hint">{words.badge.scan}</p>
    </section>
  );
};
