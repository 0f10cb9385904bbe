import { resumeRun, retryRun, type DispatchOptions } from '@parallel-dispatcher/runtime';
import type { RunEvent, RunResult } from '@parallel-dispatcher/schema';
import { runAnswer, type Answer } from '../answer.ts';
import { watchRun } from '../io/watch-run.ts';
import { runtimeOptions } from '../options/plan-options.ts';
import type { ResumeFlags, RetryFlags } from '../options/run-again-options.ts';
import { readPlan } from './read-plan.ts';

interface Again<Flags> {
  readonly options: Flags;
  readonly cancel: AbortSignal;
}

/** `dispatch resume`: goes on with a run that broke off. */
export async function resume(which: string, request: Again<ResumeFlags>): Promise<Answer> {
  const { force } = request.options;
  return await runAgain(request, (options) =>
    resumeRun(which, { ...options, ...(force !== undefined && { force }) }),
  );
}

/** `dispatch retry`: makes a new run that takes over what still holds. */
export async function retry(which: string, request: Again<RetryFlags>): Promise<Answer> {
  const { from, only } = request.options;
  return await runAgain(request, (options) =>
    retryRun(which, {
      ...options,
      ...(from !== undefined && { from }),
      ...(only !== undefined && { only }),
    }),
  );
}

type Runner = (options: DispatchOptions & { readonly plan?: Uint8Array }) => Promise<RunResult>;

async function runAgain(
  { options, cancel }: Again<ResumeFlags | RetryFlags>,
  run: Runner,
): Promise<Answer> {
  const given = await readGiven(options.plan, { options, cancel });
  if (!given.ok) return given.answer;
  const watch = watchRun();
  try {
    const onEvent = (event: RunEvent): void => watch.onEvent(event);
    return runAnswer(await run({ ...runtimeOptions(options), ...given.plan, cancel, onEvent }));
  } finally {
    watch.end();
  }
}

type Given =
  | { readonly ok: true; readonly plan: { plan?: Uint8Array; planSyntax?: 'json' | 'yaml' } }
  | { readonly ok: false; readonly answer: Answer };

async function readGiven(
  file: string | undefined,
  request: Again<ResumeFlags | RetryFlags>,
): Promise<Given> {
  if (file === undefined) return { ok: true, plan: {} };
  const read = await readPlan(file, request);
  return read.ok ? { ok: true, plan: { plan: read.bytes, planSyntax: read.syntax } } : read;
}
