import type { Answer, CaseRun, Turn, VisitRun } from '../../domain/case/contract.ts';

/** What the relays ask of the engine; the conductor fits. */
export interface Engine {
  open(caseId: string, number: string, turn: Turn, wish: { attempt: number }): Promise<{ kind: 'answer'; answer: Answer } | { kind: 'inFlight' | 'engineAway' | 'gone' }>;
  wake(number: string, run: CaseRun): Promise<void>;
  resume(number: string, run: CaseRun): Promise<void>;
  runs(number: string): Promise<boolean>;
  /** The same of visits, by their id; `start` for those that never ran, to begin after a while or when somebody asks before. */
  visits: {
    start(visitId: string, run: VisitRun, wish?: { delayMs: number }): Promise<void>;
    wake(visitId: string, run: VisitRun): Promise<void>;
    resume(visitId: string, run: VisitRun): Promise<void>;
    runs(visitId: string): Promise<boolean>;
  };
  isUp(): Promise<boolean>;
  /** Of the store behind the engine: another one means that it remembers none of our cases. @throws when it is away */
  identity(): Promise<string>;
}
