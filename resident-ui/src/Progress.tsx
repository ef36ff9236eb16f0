/** @jsxImportSource preact */
import { useEffect, useRef } from 'preact/hooks';
import { ComplainForm } from './ComplainForm.tsx';
import { fill, useWords } from './language.ts';
import { RatingForm } from './RatingForm.tsx';
import { SayForm } from './SayForm.tsx';

export interface Matter {
  number: string;
  status: string;
  statusWords: string;
  expectedBy?: string | null;
  resultWords?: string;
  resultText?: string;
  plannedFor?: string;
  /** The unit that has it; never a person. */
  handledBy?: string;
  /** A merged report is answered with the one it was merged into. */
  /** The holidays of that day are not published yet. */
  provisional?: boolean;
  parent?: { statusWords: string; expectedBy?: string | null; provisional?: boolean; resultWords?: string; resultText?: string };
  question?: string | null;
  timeline: { at: string; words: string; text?: string }[];
  mayObject?: boolean;
  mayRate?: boolean;
  mayAppeal?: boolean;
  mayWithdraw?: boolean;
  mayInform?: boolean;
}

/** How far it has come, and what the reporter may do about it. */
export const Progress = ({ matter, code, onChanged }: { matter: Matter; code: string; onChanged: () => void }) => {
  const { words, at } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [matter.number]);
  const result = [matter.resultWords ?? matter.parent?.resultWords, matter.plannedFor].filter(Boolean).join(' · ');
  const resultText = matter.resultText ?? matter.parent?.resultText;
  const expectedBy = result ? null : (matter.expectedBy ?? matter.parent?.expectedBy);
  const provisional = matter.expectedBy ? matter.provisional : matter.parent?.provisional;
  const common = { number: matter.number, code, onDone: onChanged };
  return (
    <section class="card">
      <h2 tabIndex={-1} ref={heading}>{matter.number}</h2>
      <p class="now" role="status">{words.status}: <b>{matter.statusWords}</b></p>
      {matter.handledBy ? <p>{words.handledBy}: {matter.handledBy}</p> : null}
      {matter.parent ? <p>{words.merged}: <b>{matter.parent.statusWords}</b></p> : null}
      {expectedBy ? <p>{fill(words.expected, { at: at(expectedBy) })}{provisional ? words.provisional : null}</p> : null}
      {result ? <p>{words.result}: <b>{result}</b></p> : null}
      {resultText ? <p>{resultText}</p> : null}
      {matter.question ? <p class="call"><b>{words.question}</b> {matter.question}</p> : null}
      {matter.mayInform ? <SayForm {...common} act="information" field="text" label={words.answer} ask={words.answerAsk} open /> : null}
      {matter.mayRate ? <RatingForm {...common} /> : null}
      {matter.mayObject ? <SayForm {...common} act="objection" field="reason" label={words.objection} ask={words.objectionAsk} /> : null}
      {matter.mayAppeal ? <SayForm {...common} act="appeal" field="reason" label={words.appeal} ask={words.appealAsk} /> : null}
      <h3>{words.timeline}</h3>
      <ol>
        {matter.timeline.map((line) => (
          <li key={`${line.at} ${line.words}`}><time dateTime={line.at}>{at(line.at)}</time> {line.words}{line.text ? <p class="said">{line.text}</p> : null}</li>
        ))}
      </ol>
      {matter.mayWithdraw ? <SayForm {...common} act="withdrawal" field="reason" label={words.withdrawal} ask={words.withdrawalAsk} /> : null}
      <ComplainForm about={matter.number} />
      <button type="button" onClick={onChanged}>{words.refresh}</button>
    </section>
  );
};
