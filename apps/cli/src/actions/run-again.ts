import {
  detachResume,
  detachRetry,
  resumeRun,
  retryRun,
  type DetachedRun,
  type DetachOptions,
  type DispatchOptions,
  type Inspected,
} from '@parallel-dispatcher/runtime';
import type { DocumentSyntax, RunResult } from '@parallel-dispatcher/schema';
import { runAnswer, type Answer } from '../answer.ts';
import { detachedAnswer } from './detached-answer.ts';
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
  const choice = { ...(force !== undefined && { force }) };
  return await runAgain(request, {
    attached: (options) => resumeRun(which, { ...options, ...choice }),
    detached: (options) => detachResume(which, { ...options, ...choice }),
  });
}

/** `dispatch retry`: makes a new run that takes over what still holds. */
export async function retry(which: string, request: Again<RetryFlags>): Promise<Answer> {
  const { from, only } = request.options;
  const choice = { ...(from !== undefined && { from }), ...(only !== undefined && { only }) };
  return await runAgain(request, {
    attached: (options) => retryRun(which, { ...options, ...choice }),
    detached: (options) => detachRetry(which, { ...options, ...choice }),
  });
}

/** The same in this process and in one of its own. */
interface Runners {
  readonly attached: (options: DispatchOptions & GivenPlan) => Promise<RunResult>;
  readonly detached: (options: DetachOptions & GivenPlan) => Promise<Inspected<DetachedRun>>;
}

async function runAgain(
  { options, cancel }: Again<ResumeFlags | RetryFlags>,
  { attached, detached }: Runners,
): Promise<Answer> {
  const given = await readGiven(options.plan, { options, cancel });
  if (!given.ok) return given.answer;
  const common = { ...runtimeOptions(options), ...given.plan, cancel };
  if (options.detach === true) return detachedAnswer(await detached(common), cancel);
  const watch = watchRun();
  let hasStarted = false;
  try {
    const result = await attached({
      ...common,
      onEvent: (event) => {
        if (event.type === 'submitted') hasStarted = true;
        watch.onEvent(event);
      },
    });
    return runAnswer(result, { nothingLeft: result.run_id !== null && !hasStarted });
  } finally {
    watch.end();
  }
}

interface GivenPlan {
  readonly plan?: Uint8Array;
  readonly planSyntax?: DocumentSyntax;
}

type Given =
  { readonly ok: true; readonly plan: GivenPlan } | { readonly ok: false; readonly answer: Answer };

async function readGiven(
  file: string | undefined,
  request: Again<ResumeFlags | RetryFlags>,
): Promise<Given> {
  if (file === undefined) return { ok: true, plan: {} };
  const read = await readPlan(file, request);
  return read.ok ? { ok: true, plan: { plan: read.bytes, planSyntax: read.syntax } } : read;
}
