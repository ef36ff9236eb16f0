/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import type { Outcome } from '../../../domain/visit/status.ts';
import { fill, useWords } from '../language.ts';
import { Choices } from '../parts/Choices.tsx';
import { Light } from '../parts/Light.tsx';
import { MemoPicker } from '../parts/MemoPicker.tsx';
import type { Taken } from '../phone/photo.ts';
import type { DoorCard, Visit } from '../today/today.ts';
import { CallButton } from './CallButton.tsx';
import { FacetStep } from './FacetStep.tsx';
import { FoundList } from './FoundList.tsx';
import { LastTime } from './LastTime.tsx';
import { isAsking, metOutcomes, type VisitNotes } from './record.ts';

interface Props {
  visit: Visit;
  card: DoorCard;
  notes: VisitNotes;
  onChange: (more: Partial<VisitNotes>) => void;
  onSave: () => Promise<void>;
  problem: string;
  evidence: Record<string, Taken[]>;
  onEvidence: (key: string, taken: Taken[]) => void;
}

/** The key of what was said about the visit itself; those of what was found are numbers. */
export const ofTheVisit = 'visit';

const common: readonly Outcome[] = ['met', 'notMet'];
const others: readonly Outcome[] = ['metRemote', 'metRelative', 'refused', 'away', 'moved', 'deceased'];

/** What to look at and how it went. Why the household is on a list is not shown: it is not needed at the door. */
export const VisitForm = ({ visit, card, notes, onChange, onSave, problem, evidence, onEvidence }: Props) => {
  const { words, named } = useWords();
  const [facets, alongWith] = [visit.facets ?? card.facets, visit.alongWith ?? card.alongWith];
  const [all, showAll] = useState(notes.outcome !== undefined && others.includes(notes.outcome));
  const steps = useRef<HTMLDivElement>(null);
  const [saving, setSaving] = useState(false);
  const { outcome } = notes;
  const met = outcome !== undefined && metOutcomes.includes(outcome);
  const offered = all ? [...common, ...others] : common;
  const asks = met && facets.some(({ code }) => notes.facets[code] === undefined);
  const errands = [...visit.duties, ...visit.others].flatMap(({ what }) => what ?? []);
  const knocks = visit.duties.length + visit.others.length;
  const save = () => {
    setSaving(true);
    void onSave().finally(() => setSaving(false));
  };
  return (
    <form noValidate onSubmit={(submitted) => { submitted.preventDefault(); save(); }}>
      <section class="box">
        <h2>{visit.address}</h2>
        <p class="meta">{visit.name ?? card.head ?? ''} <Light due={visit.to} overdue={visit.overdue} /></p>
        {knocks > 1 ? <p class="hint">{fill(words.visit.oneKnock, { count: knocks })}</p> : null}
        {alongWith.length > 0 ? <p class="hint">{fill(words.visit.alongWith, { who: alongWith.map(named).join('、') })}</p> : null}
        {errands.length > 0 ? <ul class="plain-list">{errands.map((what) => <li key={what}>{what}</li>)}</ul> : null}
        <LastTime last={visit.last} />
      </section>

      <Choices name="outcome" legend={words.visit.outcome} chosen={outcome} error={problem || undefined}
        options={offered.map((value) => ({ value, label: words.outcomes[value], wide: common.includes(value) }))} onChoose={(value) => { onChange({ outcome: value }); requestAnimationFrame(() => steps.current?.scrollIntoView({ block: 'start' })); }} />
      {all ? null : <button type="button" class="quiet" onClick={() => showAll(true)}>{words.visit.otherOutcomes}</button>}
      <div ref={steps} class="steps" />
      {outcome ? <p class={outcome === 'deceased' ? 'box' : 'hint'} role="status">{words.visit.after[outcome]}</p> : null}
      {visit.household !== undefined && (outcome === 'metRemote' || outcome === 'notMet') ? <CallButton household={visit.household} /> : null}
      {outcome === 'notMet' ? (
        <label class="check">
          <input type="checkbox" checked={notes.left} onChange={(turned) => onChange({ left: turned.currentTarget.checked })} /> {words.visit.noticeLeft}
        </label>
      ) : null}

      {isAsking(outcome) ? (
        <label>
          {words.visit.about[outcome]}
          <input value={notes.about} maxLength={200} autocomplete="off" onInput={(typed) => onChange({ about: typed.currentTarget.value })} />
        </label>
      ) : null}

      {met && facets.length > 0 ? <FacetStep facets={facets} answers={notes.facets} onChange={(answers) => onChange({ facets: answers })} /> : null}
      {met || outcome === 'notMet' || outcome === 'refused' ? <FoundList found={notes.found} onChange={(found) => onChange({ found })} evidence={evidence} onEvidence={onEvidence} /> : null}

      {outcome ? (
        <details open={notes.note !== '' || notes.when !== ''}>
          <summary>{words.visit.more}</summary>
          <div class="stack">
            {outcome === 'deceased' ? null : <label>
              {words.visit.note}
              <textarea rows={3} maxLength={2000} value={notes.note} placeholder={words.visit.noteHint} onInput={(typed) => onChange({ note: typed.currentTarget.value })} />
            </label>}
            {outcome === 'deceased' ? null : <MemoPicker memo={(evidence[ofTheVisit] ?? [])[0]} onChange={(memo) => onEvidence(ofTheVisit, memo ? [memo] : [])} />}
            <label>
              {words.visit.when}
              <input type="datetime-local" value={notes.when} onInput={(typed) => onChange({ when: typed.currentTarget.value })} />
            </label>
            <p class="hint">{words.visit.whenHint}</p>
          </div>
        </details>
      ) : null}
      <div class={`save ${outcome && !asks ? 'near' : ''}`}><button class="go" disabled={saving}>{words.visit.save}</button></div>
    </form>
  );
};
