import type { Clock } from './clock.ts';
import { runStep } from './run-step.ts';
import type { StepStatus, WorkflowOutcome } from './workflow-outcome.ts';
import type { WorkflowStep } from './workflow-step.ts';
import type { WorkflowSteps } from './workflow-steps.ts';

export interface WorkflowContext {
  readonly input: unknown;
  readonly steps: WorkflowSteps;
  readonly clock: Clock;
  /** So many steps are in flight at once. @default Infinity */
  readonly maxParallel?: number;
}

/**
 * Runs steps as soon as what they depend on has settled, at the same time where they can be. After
 * a failure that is fatal nothing new starts, what is in flight settles, and what was done is
 * undone in reverse order of completion.
 * @throws what a `when` throws, once everything in flight has settled and was undone.
 */
export async function runWorkflow(
  plan: readonly WorkflowStep[],
  { input, steps, clock, maxParallel = Infinity }: WorkflowContext,
): Promise<WorkflowOutcome> {
  const statuses = new Map<string, StepStatus>();
  const calls = new Map<string, number>();
  const results: Record<string, unknown> = {};
  const completed: { readonly step: WorkflowStep; readonly order: number; readonly at: number }[] =
    [];
  const inFlight = new Map<string, Promise<void>>();
  /** Steps that are to run and wait for a place. */
  const ready = new Set<string>();
  const fatal: string[] = [];
  let warnings = 0;
  let thrown: { readonly error: unknown } | null = null;

  const begin = async (step: WorkflowStep, order: number): Promise<void> => {
    const result = await runStep(step, {
      steps,
      clock,
      input,
      results: { ...results },
      onAttempt: () => void calls.set(step.id, (calls.get(step.id) ?? 0) + 1),
      mayRetry: () => fatal.length === 0 && thrown === null,
    });
    inFlight.delete(step.id);
    statuses.set(step.id, result.ok ? 'ok' : 'failed');
    if (result.ok) {
      results[step.id] = result.value;
      completed.push({ step, order, at: clock.now() });
    } else if (step.onFailure === 'continue') warnings += 1;
    else fatal.push(step.id);
  };

  /** What becomes of a step whose dependencies have settled. */
  const decide = (step: WorkflowStep): 'run' | StepStatus => {
    const held = step.dependsOn.map((id) => statuses.get(id));
    if (step.atLeast === undefined) {
      if (!held.every((status) => status === 'ok' || status === 'skipped')) return 'not_run';
    } else if (held.filter((status) => status === 'ok').length < step.atLeast) return 'failed';
    return step.when === undefined || step.when(results) ? 'run' : 'skipped';
  };

  /** Settles or starts whatever is ready; what settles without running may make others ready. */
  const advance = (): void => {
    for (let settled = true; settled;) {
      settled = false;
      for (const [order, step] of plan.entries()) {
        if (fatal.length > 0 || thrown !== null) return;
        if (statuses.has(step.id) || inFlight.has(step.id)) continue;
        if (!step.dependsOn.every((id) => statuses.has(id))) continue;
        const decision = ready.has(step.id) ? 'run' : decide(step);
        if (decision === 'run') {
          ready.add(step.id);
          if (inFlight.size < maxParallel) inFlight.set(step.id, begin(step, order));
          continue;
        }
        statuses.set(step.id, decision);
        settled = true;
        if (decision === 'failed') fatal.push(step.id);
      }
    }
  };

  for (;;) {
    try {
      advance();
    } catch (error) {
      thrown ??= { error };
    }
    if (inFlight.size === 0) break;
    await Promise.race(inFlight.values());
    // What ends at one instant counts together, whether it had a limit or none.
    for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
  }
  const undone =
    fatal.length > 0 || thrown !== null
      ? await undo(completed, steps)
      : { compensated: [], compensationFailures: [] };
  if (thrown !== null) throw thrown.error;
  return {
    status: fatal.length > 0 ? 'failed' : warnings > 0 ? 'completed_with_warnings' : 'completed',
    steps: Object.fromEntries(plan.map(({ id }) => [id, statuses.get(id) ?? 'not_run'])),
    calls: Object.fromEntries(
      plan.filter(({ id }) => calls.has(id)).map(({ id }) => [id, calls.get(id) ?? 0]),
    ),
    ...undone,
    failedStep: fatal[0] ?? null,
  };
}

/** Undoes the steps that are ok, the last completed first; one that fails does not stop the rest. */
async function undo(
  completed: readonly {
    readonly step: WorkflowStep;
    readonly order: number;
    readonly at: number;
  }[],
  steps: WorkflowSteps,
): Promise<Pick<WorkflowOutcome, 'compensated' | 'compensationFailures'>> {
  const compensated: string[] = [];
  const compensationFailures: string[] = [];
  const latestFirst = [...completed].sort((a, b) => b.at - a.at || b.order - a.order);
  for (const { step } of latestFirst) {
    const { compensate } = step;
    if (compensate === undefined) continue;
    try {
      await steps.compensate(compensate);
      compensated.push(compensate);
    } catch {
      compensationFailures.push(compensate);
    }
  }
  return { compensated, compensationFailures };
}
