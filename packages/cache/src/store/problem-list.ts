import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { cacheError, type CacheProblem } from '../checked.ts';

/** A disk that fails fails often; the first problems say why. */
const mostProblems = 100;

export interface ProblemList {
  readonly all: readonly ErrorDetail[];
  add(problem: CacheProblem | ErrorDetail): ErrorDetail;
}

/** Collects what went wrong without stopping anything. */
export function createProblemList(onProblem?: (problem: ErrorDetail) => void): ProblemList {
  const all: ErrorDetail[] = [];
  return {
    all,
    add(problem) {
      const detail = 'retryable' in problem ? problem : cacheError(problem);
      if (all.length < mostProblems) all.push(detail);
      onProblem?.(detail);
      return detail;
    },
  };
}
