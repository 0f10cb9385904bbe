import type { AnswerCache } from '@parallel-dispatcher/cache';
import type { JsonValue, PlanTask, UpstreamEntry } from '@parallel-dispatcher/schema';
import { cacheFactsOf } from '../answers/cache-facts-of.ts';
import { openRunCache } from '../answers/open-run-cache.ts';
import type { PreparedRun } from '../prepared-run.ts';
import { chosenModel } from '../settings/chosen-model.ts';

/** `unknown`: what it depends on is known only in the run. `off`: it does not use the cache. */
export type CacheState = 'hit' | 'miss' | 'unknown' | 'off';

/** Which tasks would be answered from the cache now, as far as that can be told before the run. */
export async function cacheStates(run: PreparedRun): Promise<ReadonlyMap<string, CacheState>> {
  const states = new Map<string, CacheState>();
  if (run.cached.size === 0) return states;
  await using cache = await openRunCache(run.loaded);
  const answers = new Map<string, JsonValue>();
  for (const number of run.graph.topologicalOrder) {
    const task = run.plan.tasks[number];
    if (task === undefined || !run.cached.has(task.task_id)) continue;
    const found = await lookUp(task, { run, cache, answers });
    states.set(task.task_id, found.state);
    if (found.state === 'hit') answers.set(task.task_id, found.output);
  }
  return states;
}

type Found =
  { readonly state: 'hit'; readonly output: JsonValue } | { readonly state: 'miss' | 'unknown' };

interface Surroundings {
  readonly run: PreparedRun;
  readonly cache: AnswerCache;
  /** Of the tasks above that are hits themselves. */
  readonly answers: ReadonlyMap<string, JsonValue>;
}

async function lookUp(task: PlanTask, { run, cache, answers }: Surroundings): Promise<Found> {
  const { task_id: id, dependencies } = task;
  const agent = run.routes.get(id)?.agent;
  const isKnown = dependencies.every((dependency) => answers.has(dependency));
  if (agent === undefined || !isKnown || task.map !== undefined) return { state: 'unknown' };
  const input = run.inputs.inputOf({
    task: id,
    map: null,
    outcomeOf: (other) => {
      const output = answers.get(other);
      if (output === undefined) return undefined;
      const ended = { error: null, blocked_by: null, attempts: 0, duration_ms: 0, artifacts: [] };
      return { task: other, outcome: 'cached', output, ...ended };
    },
  });
  if (!input.ok) return { state: 'unknown' };
  const upstream = Object.fromEntries(
    dependencies.map((dependency): [string, UpstreamEntry] => [
      dependency,
      { agent: '', outcome: 'cached', output: answers.get(dependency) ?? null },
    ]),
  );
  const model = chosenModel(
    { task, agent: agent.definition.name },
    { config: run.loaded.config, settings: run.settings },
  );
  const call = { input: input.value, upstream, verify: run.verify.get(id) ?? null, model };
  const facts = await cacheFactsOf(call, agent);
  const hit = facts && (await cache.get(cache.keyOf(facts)));
  return hit === undefined ? { state: 'miss' } : { state: 'hit', output: hit.output };
}
