import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';

/** The heap of a thread or process grew over the limit of its pool. */
export function memoryExceeded(of: 'thread' | 'process', cause: ErrorDetail | null): ErrorDetail {
  return errorDetail({
    code: 'AGENT_OUT_OF_MEMORY',
    message: `The agent used more memory than its ${of} may have.`,
    hint: 'Give it less to do at once, or raise the limit of the pool (maxOldGenerationSizeMb).',
    cause,
  });
}
