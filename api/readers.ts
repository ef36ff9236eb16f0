/** Somebody who has a case open in front of him. */
export interface Reader { id: string; name: string }

/**
 * Who has which case open, as long as the page is: known from the open connection alone, written nowhere, gone with it. Nothing here can
 * say when somebody was last there.
 */
export function createReaders() {
  const open = new Map<string, Set<{ reader: Reader; told: (others: Reader[]) => void }>>();
  const others = (caseId: string, id: string): Reader[] =>
    [...new Map([...(open.get(caseId) ?? [])].filter(({ reader }) => reader.id !== id).map(({ reader }) => [reader.id, reader])).values()];
  const tellAll = (caseId: string): void => {
    for (const { reader, told } of open.get(caseId) ?? []) told(others(caseId, reader.id));
  };
  return {
    /** Tells at once and at every change who else is there; returns how to leave. */
    sitDown(caseId: string, reader: Reader, told: (others: Reader[]) => void): () => void {
      const seat = { reader, told };
      open.set(caseId, (open.get(caseId) ?? new Set()).add(seat));
      tellAll(caseId);
      return () => {
        open.get(caseId)?.delete(seat);
        if (open.get(caseId)?.size === 0) open.delete(caseId);
        tellAll(caseId);
      };
    },
  };
}

export type Readers = ReturnType<typeof createReaders>;
