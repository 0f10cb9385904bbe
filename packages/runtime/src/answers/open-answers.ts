import type { AnswerCache } from '@parallel-dispatcher/cache';
import type { Answers } from '@parallel-dispatcher/dispatcher';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { redactArtifacts, type TraceRun } from '@parallel-dispatcher/tracing';
import { planTaskOf } from '../execute/plan-task-of.ts';
import type { PreparedRun } from '../prepared-run.ts';
import { chosenModel } from '../settings/chosen-model.ts';
import { answersOf } from './answers-of.ts';
import type { CachedAnswers } from './cached-answers.ts';
import type { EarlierAnswers } from './earlier-answers.ts';
import { openRunCache } from './open-run-cache.ts';

/** What a run may know without a call, for as long as it lasts. */
export interface RunAnswers extends AsyncDisposable {
  /** Undefined where nothing is known. */
  readonly answers: Answers | undefined;
  /** What was wrong with the cache so far. */
  readonly problems: () => readonly ErrorDetail[];
}

interface Sources {
  /** Of the run that is retried. */
  readonly earlier: EarlierAnswers | undefined;
  readonly trace: TraceRun;
  /** Told of each task whose answer is taken over from that run. */
  readonly onReused: ((task: string) => Promise<void>) | undefined;
}

/** The cache is opened only where a task may use it. */
export async function openAnswers(
  run: PreparedRun,
  { earlier, trace, onReused }: Sources,
): Promise<RunAnswers> {
  const cache = run.cached.size > 0 ? await openRunCache(run.loaded) : undefined;
  const cached = cache && (await cachedAnswers(run, { cache, trace }));
  return {
    answers: answersOf(earlier, { cached, onReused }),
    problems: () => cache?.problems ?? [],
    [Symbol.asyncDispose]: async () => await cache?.[Symbol.asyncDispose](),
  };
}

async function cachedAnswers(
  run: PreparedRun,
  { cache, trace }: { readonly cache: AnswerCache; readonly trace: TraceRun },
): Promise<CachedAnswers> {
  const { CachedAnswers: Known } = await import('./cached-answers.ts');
  const agents = new Map(
    [...run.routes.values()].map(({ agent }) => [agent.definition.name, agent] as const),
  );
  const tasks = new Map(run.plan.tasks.map((task) => [task.task_id, task]));
  return new Known({
    cache,
    isCached: (task) => run.cached.has(task),
    agentOf: (name) => agents.get(name),
    modelOf: (id, agent) =>
      chosenModel(
        { task: tasks.get(planTaskOf(id, tasks)), agent },
        { config: run.loaded.config, settings: run.settings },
      ),
    roots: run.settings.roots,
    artifacts: redactArtifacts(trace.artifacts, run.redactor),
  });
}
