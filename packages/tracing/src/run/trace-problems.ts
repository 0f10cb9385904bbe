import type { TraceStatus } from '@parallel-dispatcher/schema';

/** Something the traces lack. */
interface TraceProblem {
  /** What is lacking: problems of one part are told once, with their number. */
  readonly part: string;
  readonly reason: string;
  /** Without this part the run cannot be resumed. @default false */
  readonly needed?: boolean;
}

/** Collects what could not be written. A run goes on whatever happens here. */
export interface TraceProblems {
  note(problem: TraceProblem): void;
  status(): TraceStatus;
}

interface ProblemOptions {
  /** Told behind the problems; they make nothing incomplete. @default none */
  readonly warnings?: readonly string[];
  /** Whether the run can be resumed if nothing goes wrong. @default true */
  readonly resumable?: boolean;
}

export function createTraceProblems(options: ProblemOptions = {}): TraceProblems {
  const { warnings = [] } = options;
  const parts = new Map<string, { readonly reason: string; count: number }>();
  let { resumable = true } = options;
  return {
    note({ part, reason, needed = false }) {
      if (needed) resumable = false;
      const known = parts.get(part);
      if (known === undefined) parts.set(part, { reason, count: 1 });
      else known.count += 1;
    },
    status: () => ({
      status: parts.size === 0 ? 'complete' : 'degraded',
      resumable,
      reasons: [...parts.values()]
        .map(({ reason, count }) => (count === 1 ? reason : `${reason} (and ${count - 1} more)`))
        .concat(warnings),
    }),
  };
}
