import {
  errorDetail,
  exitCodes,
  type ErrorDetail,
  type RunResult,
} from '@parallel-dispatcher/schema';
import type { ResumableRun } from '@parallel-dispatcher/tracing';
import { checkChoice } from './answers/check-choice.ts';
import { chooseReuse, type Reuse, type RetryChoice } from './answers/choose-reuse.ts';
import { EarlierAnswers } from './answers/earlier-answers.ts';
import { recallAnswers, type EarlierRun } from './answers/earlier-run.ts';
import { accept, refuse, type Checked } from './checked.ts';
import type { DispatchOptions } from './dispatch.ts';
import { executeRun } from './execute/execute-run.ts';
import { runAgents } from './execute/run-agents.ts';
import { findLostSecrets } from './find-lost-secrets.ts';
import { prepareRun, type PreparedRun } from './prepare-run.ts';
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
  const chosen = checkChoice(choice, run.graph.ids);
  if (!chosen.ok) return chosen;

  const earlier = earlierRun(recorded);
  const { identityOf } = runAgents(run);
  const { plan, graph, links } = run;
  const reuse = chooseReuse({ plan, graph, links, agentOf: identityOf, earlier, choice });
  const problems = [
    ...findUnmet(run, { reuse, choice }),
    ...(options.plan === undefined ? findLostSecrets(plan, (task) => willRun(task, reuse)) : []),
  ];
  if (problems.length > 0) return refuse(...problems);
  const known = new EarlierAnswers({
    earlier,
    reuse,
    itemsOf: (parent) => run.inputs.itemsOf(parent),
  });
  const { skip } = reuse;
  const parentRunId = recorded.runId;
  return accept({ run, start: { environment, parentRunId, earlier: known, skip } });
}

function willRun(task: string, { reusable, skip }: Reuse): boolean {
  return !reusable.has(task) && !skip.has(task);
}

function earlierRun({ runId, plan, events }: ResumableRun): EarlierRun {
  const versions = plan.agent_versions ?? {};
  return {
    runId,
    params: plan.plan.params ?? {},
    tasks: new Map(plan.plan.tasks.map((task) => [task.task_id, task])),
    agentOf: (task) => {
      const agent = plan.agents[task];
      return agent === undefined ? '' : `${agent}@${versions[task] ?? ''}`;
    },
    ...recallAnswers(events),
  };
}

interface Chosen {
  readonly reuse: Reuse;
  readonly choice: RetryChoice;
}

/** A task chosen alone needs answers of what it depends on. */
function findUnmet({ plan }: PreparedRun, { reuse, choice }: Chosen): readonly ErrorDetail[] {
  const chosen = new Set(choice.only);
  return plan.tasks
    .filter(({ task_id: task }) => chosen.has(task))
    .flatMap(({ task_id: task, dependencies }) =>
      dependencies
        .filter((dependency) => reuse.skip.has(dependency))
        .map((dependency) =>
          errorDetail({
            code: 'ANSWER_MISSING',
            message: `--only ${task} leaves out ${JSON.stringify(dependency)}, which it depends on and whose earlier answer does not hold.`,
            hint: `Add --only ${dependency}, or use --from ${dependency}.`,
          }),
        ),
    );
}
