import {
  errorDetail,
  exitCodes,
  type ErrorDetail,
  type RunResult,
} from '@parallel-dispatcher/schema';
import { checkChoice } from './answers/check-choice.ts';
import type { Reuse, RetryChoice } from './answers/choose-reuse.ts';
import { findItem } from './answers/item-id.ts';
import { earlierRun, takeOver } from './answers/take-over.ts';
import { accept, refuse, type Checked } from './checked.ts';
import type { DispatchOptions } from './dispatch.ts';
import { executeRun } from './execute/execute-run.ts';
import { findLostSecrets } from './find-lost-secrets.ts';
import { prepareRun } from './prepare-run.ts';
import type { PreparedRun } from './prepared-run.ts';
import type { ReadyRun } from './ready-run.ts';
import { refusedResult } from './result/refused-result.ts';
import { findRecorded } from './resume-run.ts';
import type { Grants } from './run-context.ts';
import type { RuntimeOptions } from './runtime-options.ts';

/** What is run again, and by whose grants. */
export interface RetryRequest extends Partial<RetryChoice> {
  /** An edited plan; without one, the plan of the earlier run. */
  readonly plan?: Uint8Array | string;
  /** @default 'recorded' */
  readonly grants?: Grants;
}

export interface RetryOptions extends DispatchOptions, RetryRequest {}

/**
 * Makes a new run out of an earlier one. Answers that still hold are taken over: the task is the
 * same, its agent is the same, and so is all that it depends on. Everything else runs.
 */
export async function retryRun(which: string, options: RetryOptions = {}): Promise<RunResult> {
  const ready = await prepareRetry(which, options);
  if (!ready.ok) return refusedResult(ready.errors, exitCodes.refused);
  const { run, start } = ready.value;
  return await executeRun(run, { ...options, ...start });
}

/** Everything that is decided before an earlier run is run again. */
export async function prepareRetry(
  which: string,
  options: RuntimeOptions & RetryRequest,
): Promise<Checked<ReadyRun>> {
  const found = await findRecorded(which, { ...options, acceptIncomplete: true });
  if (!found.ok) return found;
  const { recorded, environment } = found.value;
  const source = options.plan ?? JSON.stringify(recorded.plan.plan);
  const prepared = await prepareRun(source, environment);
  if (!prepared.ok) return prepared;
  const run = prepared.value;
  const choice = { from: options.from ?? [], only: options.only ?? [] };
  const earlier = earlierRun(recorded);
  const chosen = checkChoice(choice, { plan: run.plan, earlier });
  if (!chosen.ok) return chosen;

  const { reuse, answers } = takeOver(run, { earlier, choice });
  const problems = [
    ...findUnmet(run, { reuse, choice }),
    ...(options.plan === undefined
      ? findLostSecrets(run.plan, (task) => willRun(task, reuse))
      : []),
  ];
  if (problems.length > 0) return refuse(...problems);
  const retried = { parentRunId: recorded.runId, choice, skip: reuse.skip, answers };
  return accept({ run, start: { environment, retried } });
}

function willRun(task: string, { reusable, skip }: Reuse): boolean {
  return !reusable.has(task) && !skip.has(task);
}

interface Chosen {
  readonly reuse: Reuse;
  readonly choice: RetryChoice;
}

/** What is chosen alone needs answers of what it depends on, and an item the list that it is of. */
function findUnmet({ plan }: PreparedRun, { reuse, choice }: Chosen): readonly ErrorDetail[] {
  const chosen = new Set(choice.only.map((id) => findItem(id, plan)?.parent ?? id));
  const items = [...choice.from, ...choice.only].flatMap((id) => findItem(id, plan) ?? []);
  const changed = new Set(
    items.map(({ parent }) => parent).filter((parent) => !reuse.sameMaps.has(parent)),
  );
  return [
    ...[...changed].filter((map) => !reuse.again.has(map)).map(itemsChanged),
    ...plan.tasks
      .filter(({ task_id: task }) => chosen.has(task))
      .flatMap(({ task_id: task, dependencies }) =>
        dependencies
          .filter((dependency) => reuse.skip.has(dependency))
          .map((dependency) => leftOut(task, dependency)),
      ),
  ];
}

function itemsChanged(map: string): ErrorDetail {
  return errorDetail({
    code: 'ANSWER_MISSING',
    message: `An item of ${JSON.stringify(map)} is named, and the task is not what it was, or what it depends on runs again.`,
    hint: `Name the whole task: --from ${map}.`,
  });
}

function leftOut(task: string, dependency: string): ErrorDetail {
  return errorDetail({
    code: 'ANSWER_MISSING',
    message: `--only ${task} leaves out ${JSON.stringify(dependency)}, which it depends on and whose earlier answer does not hold.`,
    hint: `Add --only ${dependency}, or use --from ${dependency}.`,
  });
}
