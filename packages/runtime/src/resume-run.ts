import { exitCodes, type RunResult } from '@parallel-dispatcher/schema';
import { readRunToResume, type ResumableRun } from '@parallel-dispatcher/tracing';
import { noChoice } from './answers/choose-reuse.ts';
import { recallAnswers } from './answers/earlier-run.ts';
import { readRetryContext, type Retried } from './answers/retried.ts';
import { earlierRun, takeOver } from './answers/take-over.ts';
import { accept, refuse, type Checked } from './checked.ts';
import type { DispatchOptions } from './dispatch.ts';
import { executeRun } from './execute/execute-run.ts';
import { findLostSecrets } from './find-lost-secrets.ts';
import { planMismatch } from './plan-mismatch.ts';
import { prepareRun } from './prepare-run.ts';
import type { PreparedRun } from './prepared-run.ts';
import type { ReadyRun } from './ready-run.ts';
import { resolveTraceDir } from './resolve-trace-dir.ts';
import { refusedResult } from './result/refused-result.ts';
import { environmentOf, type Grants } from './run-context.ts';
import {
  runtimeEnvironment,
  type RuntimeEnvironment,
  type RuntimeOptions,
} from './runtime-options.ts';

/** How a run goes on. */
export interface ResumeChoice {
  /** The plan as it was, where it had secrets that are stored nowhere. */
  readonly plan?: Uint8Array | string;
  /** Takes a run over whose owner was on another machine. @default false */
  readonly force?: boolean;
  /** Id of the order to go on, for the journal. @default none */
  readonly order?: string;
  /** @default 'recorded' */
  readonly grants?: Grants;
}

export interface ResumeOptions extends DispatchOptions, ResumeChoice {}

/**
 * Goes on with a run that broke off or was stopped: `latest`, a run id, or the name of an index.
 * What finished never runs again. The answer is the result of the whole run; a run that cannot be
 * gone on with is refused with a named error.
 */
export async function resumeRun(which: string, options: ResumeOptions = {}): Promise<RunResult> {
  const ready = await prepareResume(which, options);
  if (!ready.ok) return refusedResult(ready.errors, exitCodes.refused);
  const { run, start } = ready.value;
  return await executeRun(run, { ...options, ...start });
}

/** Everything that is decided before a run goes on. */
export async function prepareResume(
  which: string,
  options: RuntimeOptions & ResumeChoice,
): Promise<Checked<ReadyRun>> {
  const found = await findRecorded(which, options);
  if (!found.ok) return found;
  const { recorded, environment } = found.value;
  const prepared = await prepareAgain(recorded, { environment, plan: options.plan });
  if (!prepared.ok) return prepared;
  const retried = await recallRetried(prepared.value, recorded);
  if (!retried.ok) return retried;
  const resume = { recorded, force: options.force ?? false, order: options.order };
  return accept({
    run: prepared.value,
    start: { environment, resume, ...(retried.value !== null && { retried: retried.value }) },
  });
}

/** What a run that retries another one took over of it holds when it goes on, too. */
async function recallRetried(
  run: PreparedRun,
  { plan, events }: ResumableRun,
): Promise<Checked<Retried | null>> {
  const [first] = events;
  const parentRunId =
    plan.parent_run_id ?? (first?.type === 'run_started' ? first.parent_run_id : null);
  if (parentRunId === null) return accept(null);
  const { choice = noChoice, skip = new Map<string, string>() } =
    readRetryContext(plan.context) ?? {};
  const read = await readRunToResume(run.traceDir, parentRunId, { acceptIncomplete: true });
  if (!read.ok && read.error.code !== 'RUN_NOT_FOUND') return refuse(read.error);
  const answers = read.ok
    ? takeOver(run, { earlier: earlierRun(read.value), choice, items: recallAnswers(events).items })
        .answers
    : undefined;
  return accept({ parentRunId, choice, skip, answers });
}

export interface FoundRun {
  readonly recorded: ResumableRun;
  /** As the run was started, with the options of now over it. */
  readonly environment: RuntimeEnvironment;
}

interface RecordedOptions extends Omit<ResumeChoice, 'plan' | 'order'> {
  /** Takes a run whose journal ended early, for what it has. @default false */
  readonly acceptIncomplete?: boolean;
}

/** Reads a run from the trace folder that flag, environment or config name. */
export async function findRecorded(
  which: string,
  { force, acceptIncomplete, grants, ...options }: RuntimeOptions & RecordedOptions,
): Promise<Checked<FoundRun>> {
  const traceDir = await resolveTraceDir(options);
  if (!traceDir.ok) return traceDir;
  const read = await readRunToResume(traceDir.value, which, {
    force: force ?? false,
    acceptIncomplete: acceptIncomplete ?? false,
  });
  if (!read.ok) return refuse(read.error);
  const recorded = read.value;
  const environment = environmentOf(recorded.plan.context, runtimeEnvironment(options), grants);
  const flags = { ...environment.flags, traceDir: traceDir.value };
  return { ok: true, value: { recorded, environment: { ...environment, flags } } };
}

interface Again {
  readonly environment: RuntimeEnvironment;
  readonly plan: Uint8Array | string | undefined;
}

async function prepareAgain(
  recorded: ResumableRun,
  { environment, plan }: Again,
): Promise<Checked<PreparedRun>> {
  const stored = recorded.plan.plan;
  if (plan === undefined) {
    const { answers } = recallAnswers(recorded.events);
    const lost = findLostSecrets(stored, (task) => !answers.has(task));
    if (lost.length > 0) return refuse(...lost);
  }
  const source = plan ?? JSON.stringify(stored);
  const prepared = await prepareRun(source, environment);
  if (!prepared.ok) return prepared;
  const isSame = prepared.value.planSha256() === recorded.planSha256;
  return isSame ? prepared : refuse(planMismatch(recorded.runId, plan !== undefined));
}
