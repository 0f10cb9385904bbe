import type { Failure } from '@parallel-dispatcher/agent';
import { errorDetail } from '@parallel-dispatcher/schema';
import type { AttemptStatus, ErrorDetail, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { ReplyMessage } from '../worker/worker-call.ts';
import { describeDeath, describeLoss } from './describe-death.ts';
import { describeUnstarted } from './describe-unstarted.ts';
import type { Stop, ThreadCallEnd } from './thread-call.ts';

/** What the end of a call on a thread means for its task. */
export type Verdict =
  | { readonly type: 'accept'; readonly json: string }
  | {
      readonly type: 'over';
      readonly status: Exclude<AttemptStatus, 'succeeded'>;
      readonly error: ErrorDetail;
      readonly errorClass: Failure['errorClass'] | null;
      /** How long the other side asked to wait. */
      readonly retryAfterMs?: number | undefined;
    };

/**
 * A stop that was asked for decides, even when the agent still finished in its grace. Then the
 * reply; then the thread: who was alone on it is charged, who was not is lost.
 */
export function judgeEnd(end: ThreadCallEnd, envelope: TaskEnvelope): Verdict {
  if (end.stop !== undefined && !isSuspectOnly(end)) return judgeStop(end.stop, end, envelope);
  if (end.type === 'replied') return judgeReply(end.message);
  if (end.type === 'unstarted') return judgeUnstarted(end.error);
  if (end.shared) return over('lost', describeLoss(end.error));
  return { ...over('failed', describeDeath(end.error)), errorClass: 'bug' };
}

/**
 * Its deadline passed on a blocked thread: whether it or a neighbour blocked it is unknown, so it
 * gets its own clock on a thread of its own. A cancelled call is cancelled all the same.
 */
function isSuspectOnly(end: ThreadCallEnd): boolean {
  return end.type === 'died' && end.stop !== 'cancelled' && end.shared && !end.heardStop;
}

function judgeStop(stop: Stop, end: ThreadCallEnd, envelope: TaskEnvelope): Verdict {
  const ended = end.type === 'died' ? ' and had to be ended with its thread' : '';
  if (stop === 'cancelled') {
    return over('cancelled', errorDetail({ code: 'CANCELLED', message: `Cancelled${ended}.` }));
  }
  const { timeout_ms: timeoutMs, idle_timeout_ms: idleMs } = envelope.deadline;
  const facts =
    stop === 'idle'
      ? {
          code: 'IDLE_TIMEOUT',
          message: `Nothing was heard of the task for ${idleMs} ms${ended}.`,
          hint: 'Raise idle_timeout_seconds, or let the agent report its progress.',
        }
      : {
          code: 'TIMED_OUT',
          message: `The task took longer than its ${timeoutMs} ms${ended}.`,
          hint: 'Raise config.timeout_seconds or --timeout, or give the task less to do.',
        };
  const error = errorDetail({
    ...facts,
    retryable: true,
    cause: end.type === 'replied' && !end.message.reply.ok ? end.message.reply.error : null,
  });
  return { ...over('timed_out', error), errorClass: 'transient' };
}

function judgeReply({ reply }: ReplyMessage): Verdict {
  if (reply.ok) return { type: 'accept', json: reply.json };
  const { errorClass, retryAfterMs } = reply;
  return { ...over('failed', reply.error), errorClass, retryAfterMs };
}

function judgeUnstarted(error: unknown): Verdict {
  return { ...over('failed', describeUnstarted(error)), errorClass: 'transient' };
}

function over(
  status: Exclude<AttemptStatus, 'succeeded'>,
  error: ErrorDetail,
): Extract<Verdict, { type: 'over' }> {
  return { type: 'over', status, error, errorClass: null };
}
