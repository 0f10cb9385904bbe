import type { Failure } from '@parallel-dispatcher/agent';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { CanonicalRequest } from '../request/canonical-request.ts';
import type { Recordings } from './recordings.ts';
import { showDifferences } from './show-differences.ts';

export const replayMissCode = 'REPLAY_MISS';

interface Missing {
  readonly recordings: Recordings;
  /** What is replayed, as a person named it. */
  readonly from: string;
}

/** Nothing was recorded for a request: what comes nearest, and how to mend it. */
export function replayMiss(asked: CanonicalRequest, { recordings, from }: Missing): Failure {
  return {
    errorClass: 'input',
    error: errorDetail({
      code: replayMissCode,
      message: `${asked.label} is not in the recording ${from}: ${whyNot(asked, recordings)}.`,
      hint: 'Record it anew with --record, or only what is missing with --replay and --record together.',
    }),
  };
}

function whyNot(asked: CanonicalRequest, recordings: Recordings): string {
  const count = recordings.count(asked);
  if (count > 0)
    return `it was made ${count === 1 ? 'once' : `${count} times`} there, and is made again here`;
  const nearest = recordings.nearest(asked);
  if (nearest === undefined) return `no ${asked.kind} was asked anything there`;
  const { task, request } = nearest;
  return `the nearest, of task ${JSON.stringify(task)}, differs in ${showDifferences(request, asked.request)}`;
}
