import {
  taskStatusOf,
  type PlanTask,
  type RunEvent,
  type TaskOutcome,
} from '@parallel-dispatcher/schema';
import type { SimulationOptions } from '../../src/testing/simulate-run.ts';

function claim(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}

/**
 * What must be true of the events of every run, broken or not, told from the events and the plan
 * alone: when tasks start, how often, and how many at once.
 */
export function checkRules(options: SimulationOptions, events: readonly RunEvent[]): void {
  const specs = new Map(options.plan.tasks.map((task) => [task.task_id, task]));
  const maps = new Map<string, string>();
  const specOf = (id: string): PlanTask => specs.get(maps.get(id) ?? id)!;
  const settled = new Map<string, TaskOutcome>();
  const successes = new Map<string, number>();
  const generations = new Map<string, number>();
  const attempts = new Map<string, number>();
  const inFlight = new Set<string>();
  const starts: { agent: string; atMs: number }[] = [];
  const { maxWorkers, resources = {}, agents: agentLimits = {} } = options.limits;
  const agentOf = (id: string): string => options.agents.get(specOf(id).task_id)!.name;

  const onSubmitted = (event: Extract<RunEvent, { type: 'submitted' }>): void => {
    const { task, generation, attempt } = event;
    const spec = specOf(task);
    claim(!settled.has(task), `${task} is submitted after it settled`);
    claim(!inFlight.has(task), `${task} is submitted twice`);
    claim(generation === (generations.get(task) ?? 0) + 1, `${task} skips a generation`);
    const before = attempts.get(task) ?? 1;
    claim(attempt === before || attempt === before + 1, `${task} skips an attempt`);
    claim(attempt <= (spec.retry?.max_attempts ?? 3), `${task} has attempt ${attempt}`);
    claim(mayStart(spec, settled), `${task} starts too early`);
    generations.set(task, generation);
    attempts.set(task, attempt);
    inFlight.add(task);
    starts.push({ agent: agentOf(task), atMs: event.at_ms });
    checkHeld();
  };
  const checkHeld = (): void => {
    claim(inFlight.size <= maxWorkers, `${inFlight.size} in flight`);
    const flying = [...inFlight];
    for (const [name, capacity] of Object.entries(resources)) {
      const used = flying.reduce((sum, id) => sum + (specOf(id).resources?.[name] ?? 0), 0);
      claim(used <= capacity, `${used} of ${name} in use`);
    }
    for (const [name, { concurrency = Infinity }] of Object.entries(agentLimits)) {
      const calls = flying.filter((id) => agentOf(id) === name).length;
      claim(calls <= concurrency, `${calls} calls of ${name}`);
    }
    for (const map of new Set(maps.values())) {
      const most = specOf(map).max_parallel ?? Infinity;
      claim(flying.filter((id) => maps.get(id) === map).length <= most, `too many items of ${map}`);
    }
  };

  for (const event of events) {
    if (event.type === 'submitted') {
      onSubmitted(event);
    } else if (event.type === 'expanded') {
      claim(mayStart(specOf(event.parent), settled), `${event.parent} grows too early`);
      for (const { task } of event.children) maps.set(task, event.parent);
    } else if (event.type === 'outcome') {
      const { task, generation, status } = event.report;
      if (generation !== generations.get(task) || !inFlight.delete(task)) continue;
      if (status === 'succeeded') successes.set(task, (successes.get(task) ?? 0) + 1);
      claim((successes.get(task) ?? 0) <= 1, `${task} succeeds twice`);
    } else if (event.type === 'timer') {
      if (event.task !== null && event.timer !== 'retry') inFlight.delete(event.task);
    } else if (event.type === 'settled') {
      const { task } = event.outcome;
      const known = settled.get(task);
      claim(known === undefined || isSame(known, event.outcome), `${task} settles twice`);
      settled.set(task, event.outcome);
      inFlight.delete(task);
    } else if (event.type === 'run_resumed') {
      inFlight.clear();
      forgetStop(settled, specs);
    }
  }
  for (const id of [...specs.keys(), ...maps.keys()])
    claim(settled.has(id), `${id} is not settled`);
  claim(settled.size === specs.size + maps.size, 'something else settled');
  checkRates(starts, agentLimits);
}

/** Its end is not taken back by a run that goes on, unless it was the stop that ended it. */
function forgetStop(settled: Map<string, TaskOutcome>, specs: ReadonlyMap<string, PlanTask>): void {
  for (const [id, { outcome }] of settled) {
    const isMap = specs.get(id)?.map !== undefined;
    if (outcome === 'cancelled' || isMap) settled.delete(id);
  }
}

function isSame(one: TaskOutcome, other: TaskOutcome): boolean {
  return (
    one.outcome === other.outcome && JSON.stringify(one.output) === JSON.stringify(other.output)
  );
}

function mayStart(
  { dependencies, join = 'all' }: PlanTask,
  settled: ReadonlyMap<string, TaskOutcome>,
): boolean {
  const outcomes = [...new Set(dependencies)].map((id) => settled.get(id));
  const isDone = (outcome: TaskOutcome | undefined): boolean =>
    outcome !== undefined &&
    (outcome.optional === true || taskStatusOf(outcome.outcome) === 'success');
  if (join === 'all') return outcomes.every(isDone);
  if (join === 'all_done') return outcomes.every((outcome) => outcome !== undefined);
  return (
    outcomes.length === 0 ||
    outcomes.some((outcome) => outcome?.outcome === 'succeeded' || outcome?.outcome === 'cached')
  );
}

function checkRates(
  starts: readonly { agent: string; atMs: number }[],
  limits: NonNullable<SimulationOptions['limits']['agents']>,
): void {
  for (const [name, { ratePerSecond }] of Object.entries(limits)) {
    if (ratePerSecond === undefined) continue;
    const most = Math.max(1, Math.floor(ratePerSecond));
    const times = starts.filter(({ agent }) => agent === name).map(({ atMs }) => atMs);
    for (let at = most; at < times.length; at += 1) {
      const spanMs = times[at]! - times[at - most]!;
      claim(spanMs >= (most / ratePerSecond) * 1_000 - 1e-6, `${name} starts too often`);
    }
  }
}
