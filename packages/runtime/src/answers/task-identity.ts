import type { JsonObject, PlanTask } from '@parallel-dispatcher/schema';

/** Says how a task is run, or to people what it is for; not what it answers. */
const executionFields: ReadonlySet<string> = new Set<keyof PlanTask>([
  'description',
  'priority',
  'timeout_seconds',
  'idle_timeout_seconds',
  'total_timeout_seconds',
  'expected_duration_ms',
  'retry',
  'cache',
  'resources',
  'max_parallel',
  'optional',
]);

/** What a task works with besides its own fields. */
interface Surroundings {
  readonly agent: string;
  /** Those that it uses. */
  readonly params: JsonObject;
}

/** Two tasks of one identity would do the same work, given the same answers of others. */
export function taskIdentity(task: PlanTask, { agent, params }: Surroundings): string {
  const fields = Object.entries(task)
    .filter(([name, value]) => value !== undefined && !executionFields.has(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([agent, fields, params], sortKeys);
}

/** A replacer that writes the keys of every object in one order. */
function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}
