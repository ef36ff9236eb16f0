/** What is wrong with one stream; `seq` is 0 where it is about the stream as a whole. */
export interface Fault { seq: number; what: string }

/** The same with the name of the case, or of what else it is about: `seal`, `access/…`, `file`. */
export interface Broken { case: string; seq: number; what: string }
