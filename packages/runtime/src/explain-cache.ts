import type { CacheExplanation } from '@parallel-dispatcher/cache';
import {
  errorDetail,
  suggest,
  type JsonValue,
  type UpstreamEntry,
} from '@parallel-dispatcher/schema';
import { cacheFactsOf } from './answers/cache-facts-of.ts';
import { recallAnswers } from './answers/earlier-run.ts';
import { findItem } from './answers/item-id.ts';
import { openRunCache } from './answers/open-run-cache.ts';
import { accept, refuse, type Checked } from './checked.ts';
import { prepareRun } from './prepare-run.ts';
import { findRecorded } from './resume-run.ts';
import type { RuntimeOptions } from './runtime-options.ts';
import { chosenModel } from './settings/chosen-model.ts';

/** Why a task would be answered from the cache now, or would not. */
export type TaskExplanation =
  | CacheExplanation
  /** Neither the agent nor the config says that the same input gives the same answer. */
  | { readonly reason: 'agent_not_cacheable'; readonly agent: string }
  /** The cache is off for this task: by the plan, the config or a flag. */
  | { readonly reason: 'cache_off' }
  /** None is kept, and it did not succeed in this run either: failures are not kept. */
  | { readonly reason: 'not_succeeded' };

/**
 * Why a task of a run would be answered from the cache now, or would not: the field that differs
 * from the nearest answer that is kept. Nothing runs.
 */
export async function explainCache(
  which: string,
  task: string,
  options: RuntimeOptions = {},
): Promise<Checked<TaskExplanation>> {
  const found = await findRecorded(which, { ...options, acceptIncomplete: true });
  if (!found.ok) return found;
  const { recorded, environment } = found.value;
  const prepared = await prepareRun(JSON.stringify(recorded.plan.plan), environment);
  if (!prepared.ok) return prepared;
  const run = prepared.value;
  const { answers, items } = recallAnswers(recorded.events);
  const { parent, index } = findItem(task, run.plan) ?? {};
  const planned = run.plan.tasks.find(({ task_id: id }) => id === (parent ?? task));
  const agent = run.routes.get(planned?.task_id ?? '')?.agent;
  if (planned === undefined || agent === undefined) {
    return refuse(unknownTask(task, run.graph.ids));
  }
  if (!agent.cacheable)
    return accept({ reason: 'agent_not_cacheable', agent: agent.definition.name });
  if (!run.cached.has(planned.task_id)) return accept({ reason: 'cache_off' });
  const outputOf = (id: string): JsonValue | undefined =>
    answers.get(id)?.output ??
    items.get(id)?.map((_, place) => answers.get(`${id}[${place}]`)?.output ?? null);
  const item = parent === undefined ? undefined : items.get(parent)?.[index ?? 0];
  const input = run.inputs.inputOf({
    task,
    map:
      item === undefined || parent === undefined || index === undefined
        ? null
        : { parent, item, index },
    outcomeOf: (id) => outcomeOf(id, outputOf(id)),
  });
  if (!input.ok) return input;
  const upstream = Object.fromEntries(
    planned.dependencies.map((id): [string, UpstreamEntry] => [
      id,
      { agent: '', outcome: 'succeeded', output: outputOf(id) ?? null },
    ]),
  );
  const model = chosenModel(
    { task: planned, agent: agent.definition.name },
    { config: run.loaded.config, settings: run.settings },
  );
  const verify = run.verify.get(planned.task_id) ?? null;
  const call = { input: input.value, upstream, verify, model };
  const facts = await cacheFactsOf(call, agent);
  if (facts === undefined) return refuse(noKey(task));
  await using cache = await openRunCache(run.loaded);
  const asked = { agent: agent.definition.name, task };
  const explained = await cache.explain(cache.keyOf(facts), asked);
  if (!cache.usable) return refuse(...cache.problems);
  const isKnown = explained.reason !== 'unknown_task' || answers.has(task);
  return accept(isKnown ? explained : { reason: 'not_succeeded' });
}

function outcomeOf(task: string, output: JsonValue | undefined) {
  if (output === undefined) return undefined;
  const settled = { error: null, blocked_by: null, attempts: 1, duration_ms: 0, artifacts: [] };
  return { task, outcome: 'succeeded' as const, output, ...settled };
}

function unknownTask(task: string, ids: readonly string[]) {
  const meant = suggest(task, ids);
  return errorDetail({
    code: 'UNKNOWN_TASK',
    message: `The run has no task ${JSON.stringify(task)}.`,
    hint:
      meant === undefined ? `There are ${ids.slice(0, 20).join(', ')}.` : `Did you mean ${meant}?`,
  });
}

function noKey(task: string) {
  return errorDetail({
    code: 'NO_CACHE_KEY',
    message: `Nobody can tell what the answer of ${JSON.stringify(task)} depends on: its input does not fit, or its agent or a file that it reads cannot be read.`,
    hint: 'dispatch validate says what does not fit.',
  });
}
