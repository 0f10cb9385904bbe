import type { Clock } from './clock.ts';
import { inTime } from './in-time.ts';
import { NodeError } from './node-error.ts';
import type { StepRun, WorkflowSteps } from './workflow-steps.ts';
import type { WorkflowStep } from './workflow-step.ts';

/** What a step is run with. */
export interface StepContext {
  readonly steps: WorkflowSteps;
  readonly clock: Clock;
  readonly input: unknown;
  readonly results: Readonly<Record<string, unknown>>;
  /** Called ahead of each attempt. */
  readonly onAttempt: () => void;
  /** Whether a failed attempt may still be followed by another. */
  readonly mayRetry: () => boolean;
}

/** Runs a step until it is ok or no attempt is left. Only transient failures are tried again. */
export async function runStep(
  step: WorkflowStep,
  { steps, clock, input, results, onAttempt, mayRetry }: StepContext,
): Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false }> {
  const { id, uses, timeoutMs, maxAttempts } = step;
  for (let attempt = 1; ; attempt += 1) {
    onAttempt();
    const call: StepRun = { id, uses, input, results, attempt, timeout_ms: timeoutMs ?? null };
    const run = (): Promise<unknown> => steps.run(call);
    const late = (): never => {
      throw Object.assign(new NodeError('TIMEOUT', `${id} took too long.`), { transient: true });
    };
    try {
      const value =
        timeoutMs === undefined ? await run() : await inTime(run, { clock, timeoutMs, late });
      return { ok: true, value: value ?? null };
    } catch (error) {
      const transient =
        typeof error === 'object' && error !== null && Reflect.get(error, 'transient') === true;
      if (!transient || attempt >= maxAttempts || !mayRetry()) return { ok: false };
    }
  }
}
