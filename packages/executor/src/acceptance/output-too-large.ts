import type { Failure } from '@parallel-dispatcher/agent';
import { errorDetail } from '@parallel-dispatcher/schema';

/** An output over the limit; `bytes` is null when it is too large to be measured. */
export function outputTooLarge(bytes: number | null, maxBytes: number): Failure & { ok: false } {
  return {
    ok: false,
    error: errorDetail({
      code: 'OUTPUT_TOO_LARGE',
      message: `The output has ${bytes ?? 'more'} bytes of JSON${bytes === null ? ' than can be counted' : ''}; the limit is ${maxBytes}.`,
      path: 'output',
      hint: 'Put large results into context.artifacts and return the reference.',
    }),
    errorClass: 'invalid_output',
  };
}
