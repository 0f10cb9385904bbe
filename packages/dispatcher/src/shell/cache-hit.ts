import type { TaskEnvelope } from '@parallel-dispatcher/schema';
import type { EventBody } from '../event-body.ts';
import type { KnownAnswer } from './answers.ts';

/** The fact that a submission needs no call. */
export function cacheHit({ task, generation }: TaskEnvelope, answer: KnownAnswer): EventBody {
  const { key, output, artifacts, filesWritten, fromRun } = answer;
  return {
    type: 'cache_hit',
    task,
    generation,
    key,
    output,
    artifacts: [...artifacts],
    files_written: [...filesWritten],
    from_run: fromRun,
  };
}
