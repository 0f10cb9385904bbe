import type { Clock } from './clock.ts';
import { codeOf } from './code-of.ts';
import type { EffectPort, PortCall } from './effect-port.ts';
import { ExhaustedError } from './exhausted-error.ts';
import { inTime } from './in-time.ts';
import { NodeError } from './node-error.ts';
import type { RetryPolicy } from './retry-policy.ts';
import type { Verdict } from './verdict.ts';

/** An operation of an effect: what is asked, and what its answers mean. */
export interface Operation {
  readonly call: Omit<PortCall, 'attempt'>;
  /** Null: it is tried once. */
  readonly retry: RetryPolicy | null;
  readonly judge: (answer: unknown) => Verdict;
  /** Code of the error once no attempt is left. */
  readonly exhausted: string;
}

/**
 * The answer of an operation that its rules accept. Waits between attempts double up to a limit.
 * @throws NodeError with the code of the rule that refused an answer, or the one for exhaustion.
 */
export async function callPort(
  { call, retry, judge, exhausted }: Operation,
  {
    port,
    clock,
    random,
  }: { readonly port: EffectPort; readonly clock: Clock; readonly random: () => number },
): Promise<unknown> {
  const answerTo = async (attempt: number): Promise<unknown> => {
    try {
      return await inTime(() => port.call({ ...call, attempt }), {
        clock,
        timeoutMs: call.timeout_ms,
        late: (): unknown => ({ error: 'TIMEOUT' }),
      });
    } catch (error) {
      return { error: codeOf(error) };
    }
  };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await answerTo(attempt);
    const verdict = judge(answer);
    if (verdict.outcome === 'ok') return answer;
    if (verdict.outcome === 'fail') {
      throw new NodeError(verdict.code, `The answer to ${call.operation} was refused.`);
    }
    if (retry === null || attempt >= retry.maxAttempts) {
      throw new ExhaustedError(exhausted, `${call.operation} failed ${attempt} times.`);
    }
    const most = Math.min(retry.maxMs, retry.baseMs * 2 ** (attempt - 1));
    await clock.sleep(retry.jitter ? random() * most : most);
  }
}
