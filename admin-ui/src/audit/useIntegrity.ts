import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useRoles } from '../layout/useRoles.ts';
import type { Step } from './history.ts';
import { firstBrokenLink } from './links.ts';
import { verifyStream, type Frame, type Verified } from './record.ts';
import { stateIn, type Subject, type SubjectKind } from './subject.ts';

/** Who may ask the server to do the sum again. */
const verifiers = ['auditor', 'privacy', 'county', 'admin', 'clueOfficer'];
/** Who may take a case or a visit along as evidence, and so hash its lines himself. */
const exporters: Record<SubjectKind, readonly string[]> = {
  case: ['auditor', 'county', 'chief', 'dispatcher', 'verifier', 'head', 'clueOfficer'], visit: [],
};

export interface Integrity {
  /** The first line that is not chained to the one before; undefined when all are. */
  link: number | undefined;
  /** Does the fold in this browser agree with the server's? Undefined while there is nothing to compare. */
  told: boolean | undefined;
  verified: Verified | undefined;
  error: unknown;
  mayVerify: boolean;
  mayExport: boolean;
  checking: boolean;
  verify: () => void;
  /** What the hashes counted in this browser said. */
  setHere: (broken: number | undefined) => void;
  /** The first line that does not hold, by any of them. */
  broken: number | undefined;
}

/**
 * The browser links the lines and folds the status itself. The hash of a line is made over its ciphertext, which the ledger does not hand
 * out: the hashes are checked by the server for whoever may ask it, and in the browser from exported evidence.
 */
export function useIntegrity(subject: Subject, steps: readonly Step[], frame: Frame | undefined): Integrity {
  const { id, kind } = subject;
  const roles = useRoles();
  const mayVerify = verifiers.some((role) => roles.includes(role));
  const mayExport = exporters[kind].some((role) => roles.includes(role));
  const [here, setHere] = useState<number>();
  const link = useMemo(() => firstBrokenLink(steps.map(({ line }) => line)), [steps]);
  const { data: verified, error, isFetching: checking, refetch } = useQuery({ queryKey: ['replay', 'verify', id], queryFn: () => verifyStream(id), enabled: mayVerify, staleTime: Infinity, retry: false });
  const verify = useCallback(() => void refetch(), [refetch]);
  const step = frame && steps.find(({ line }) => line.seq === frame.seq);
  const told = step ? step.status === stateIn(frame).status : undefined;
  return useMemo(() => {
    const bad = [link, here, ...(verified?.broken ?? []).map(({ seq }) => seq)].filter((seq) => seq !== undefined);
    return { link, told, verified, error, mayVerify, mayExport, setHere, checking, verify, broken: bad.length > 0 ? Math.min(...bad) : undefined };
  }, [link, told, here, verified, error, mayVerify, mayExport, checking, verify]);
}
