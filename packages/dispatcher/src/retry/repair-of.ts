import type { ErrorDetail, Repair } from '@parallel-dispatcher/schema';
import type { Failure } from './failure.ts';

/** Enough for what a compiler or a test run says last; more would crowd out the task itself. */
const longestFeedback = 16_384;

/** Whether the answer came and was not accepted, by a schema or by a check. */
export function isInvalidAnswer({ error, errorClass }: Failure): boolean {
  return errorClass === 'invalid_output' || error.code === 'VERIFY_FAILED';
}

/** What the attempt that may mend an answer is told. */
export function repairOf({ error, output, printed }: Failure): Repair {
  const feedback = printed ?? messagesOf(error).join('\n');
  return { error, feedback: feedback.slice(-longestFeedback), output };
}

function messagesOf(error: ErrorDetail): string[] {
  const messages: string[] = [];
  for (let one: ErrorDetail | null = error; one !== null; one = one.cause)
    messages.push(one.message);
  return messages;
}
