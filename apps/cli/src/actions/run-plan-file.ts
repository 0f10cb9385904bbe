import type { SharedThreads } from '@parallel-dispatcher/executor';
import { dispatch, openOutputFile, singleTaskPlan } from '@parallel-dispatcher/runtime';
import { exitCodes, type DocumentSyntax, type RunEvent } from '@parallel-dispatcher/schema';
import { errorAnswer, runAnswer, type Answer } from '../answer.ts';
import { keepAnswer } from '../io/keep-answer.ts';
import { watchRun } from '../io/watch-run.ts';
import { runtimeOptions } from '../options/plan-options.ts';
import type { RunOptions } from '../options/run-options.ts';
import { readPlan, type PlanRequest } from './read-plan.ts';

interface RunRequest extends PlanRequest<RunOptions> {
  /** Started already; a run ends them. */
  readonly sharedThreads: SharedThreads;
}

/** `dispatch run`: reads a plan, or makes one of a single agent call, and runs it. */
export async function runPlanFile(file: string | undefined, request: RunRequest): Promise<Answer> {
  const { outputFile } = request.options;
  if (outputFile === undefined) return await readAndRun(file, request);
  const output = await openOutputFile(outputFile);
  if (!output.ok) return errorAnswer([output.error], exitCodes.environment);
  return await keepAnswer(await readAndRun(file, request), output.file);
}

async function readAndRun(file: string | undefined, request: RunRequest): Promise<Answer> {
  const { agent, input } = request.options;
  const read = await readPlan(agent === undefined ? file : input, request);
  if (!read.ok) return read.answer;
  const { bytes, syntax } = read;
  if (agent === undefined) return await runPlan({ plan: bytes, syntax }, request);
  const plan = await singleTaskPlan({ agent, input: bytes, syntax });
  return plan.ok
    ? await runPlan({ plan: plan.value, syntax: 'json' }, request)
    : errorAnswer(plan.errors, exitCodes.refused);
}

async function runPlan(
  { plan, syntax }: { readonly plan: Uint8Array | string; readonly syntax: DocumentSyntax },
  { options, cancel, sharedThreads }: RunRequest,
): Promise<Answer> {
  const watch = watchRun();
  const onEvent = (event: RunEvent): void => watch.onEvent(event);
  try {
    const own = { planSyntax: syntax, cancel, onEvent, sharedThreads };
    return runAnswer(await dispatch(plan, { ...runtimeOptions(options), ...own }));
  } finally {
    watch.end();
  }
}
