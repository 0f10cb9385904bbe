import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';

/** The process of a detached run did not get as far as to start it. */
export function detachFailed(reason: string, lastWords: string): ErrorDetail {
  return errorDetail({
    code: 'DETACH_FAILED',
    message: `The process of its own did not start the run: ${reason}.${lastWords === '' ? '' : ` It said: ${lastWords}`}`,
    hint: 'Run the plan without --detach to see what happens.',
    retryable: true,
  });
}
