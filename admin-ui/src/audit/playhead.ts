import { createContext, use } from 'react';

const Instant = createContext(0);

/** The instant of the line shown, epoch milliseconds, for whatever moves with it: so that nothing around it is drawn again. */
export const Playhead = Instant.Provider;
export const usePlayhead = (): number => use(Instant);
