import { detachRun, openOutputFile, singleTaskPlan } from '@parallel-dispatcher/runtime';
import { exitCodes, type DocumentSyntax } from '@parallel-dispatcher/schema';
import { errorAnswer, type Answer } from '../answer.ts';
import { keepAnswer } from '../io/keep-answer.ts';
import { runtimeOptions } from '../options/plan-options.ts';
import type { RunOptions } from '../options/run-options.ts';
import { detachedAnswer } from './detached-answer.ts';
import { readPlan, type PlanRequest } from './read-plan.ts';

/** `dispatch run --detach`: checks a plan here, and runs it in a process of its own. */
export async function detachPlanFile(
  file: string | undefined,
  request: PlanRequest<RunOptions>,
): Promise<Answer> {
  const { outputFile } = request.options;
  if (outputFile === undefined) return await readAndDetach(file, request);
  const output = await openOutputFile(outputFile);
  if (!output.ok) return errorAnswer([output.error], exitCodes.environment);
  const answer = await readAndDetach(file, request);
  // The run itself puts its result there.
  return answer.exitCode === 0 ? answer : await keepAnswer(answer, output.file);
}

async function readAndDetach(
  file: string | undefined,
  request: PlanRequest<RunOptions>,
): Promise<Answer> {
  const { agent, input } = request.options;
  const read = await readPlan(agent === undefined ? file : input, request);
  if (!read.ok) return read.answer;
  const { bytes, syntax } = read;
  if (agent === undefined) return await detach({ plan: bytes, syntax }, request);
  const plan = await singleTaskPlan({ agent, input: bytes, syntax });
  return plan.ok
    ? await detach({ plan: plan.value, syntax: 'json' }, request)
    : errorAnswer(plan.errors, exitCodes.refused);
}

async function detach(
  { plan, syntax }: { readonly plan: Uint8Array | string; readonly syntax: DocumentSyntax },
  { options, cancel }: PlanRequest<RunOptions>,
): Promise<Answer> {
  const { outputFile } = options;
  const started = await detachRun(plan, {
    ...runtimeOptions(options),
    planSyntax: syntax,
    cancel,
    ...(outputFile !== undefined && { outputFile }),
  });
  return detachedAnswer(started, cancel);
}
