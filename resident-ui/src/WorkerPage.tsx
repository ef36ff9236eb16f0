/** @jsxImportSource preact */
import { OutlineMap } from './OutlineMap.tsx';
import { useWords } from './language.ts';

/** 认识我的网格员: from the map to the public card of the grid. */
export const WorkerPage = () => {
  const { words } = useWords();
  return (
    <section class="card">
      <h2>{words.worker}</h2>
      <p>{words.workerAsk}</p>
      <OutlineMap onArea={(code) => { location.hash = `#/card/${encodeURIComponent(code)}`; }} />
    </section>
  );
};
