import type { TaskGraph } from '@parallel-dispatcher/graph';
import type { Plan } from '@parallel-dispatcher/schema';
import TinyQueue from 'tinyqueue';
import { RunSetupError } from '../errors/run-setup-error.ts';
import { compareReady } from './compare-ready.ts';
import { defaultPatience, type Patience } from './patience.ts';
import { rankTasks } from './rank-tasks.ts';
import { phases, type RunState } from './run-state.ts';
import { taskColumns, type TaskAgent } from './task-columns.ts';

/** What a run may use. */
export interface RunLimits {
  /** Never more than this many tasks at once. At least 1. */
  readonly maxWorkers: number;
  /** How long one attempt of a task may work, where the task does not say. */
  readonly timeoutMs: number;
  /** How long a task may show no sign of work, where it does not say. @default null: for ever */
  readonly idleTimeoutMs?: number | null;
  /** How long the whole run may take. Null: no limit. */
  readonly runTimeoutMs: number | null;
}

export interface RunStateOptions {
  readonly plan: Pick<Plan, 'tasks'>;
  /** Of the same plan. */
  readonly graph: TaskGraph;
  /** By task id: one for every task. */
  readonly agents: ReadonlyMap<string, TaskAgent>;
  readonly limits: RunLimits;
  readonly patience?: Partial<Patience>;
  /** Names of the gates in front of a task. @default none */
  readonly gatesOf?: (task: string) => readonly string[];
}

/**
 * A run before its first event.
 * @throws {RunSetupError} when plan, graph, agents and limits do not fit together.
 */
export function createRunState(options: RunStateOptions): RunState {
  const { plan, graph, agents, limits } = options;
  checkSetup(options);
  const { size } = graph;
  const tasks = taskColumns({
    plan,
    agentOf: (task) => agents.get(task)!,
    timeoutMs: limits.timeoutMs,
    idleTimeoutMs: limits.idleTimeoutMs ?? null,
    gatesOf: options.gatesOf,
  });
  const rank = new Float64Array(size);
  const state: RunState = {
    graph,
    tasks,
    maxWorkers: limits.maxWorkers,
    runEndsAtMs: limits.runTimeoutMs ?? Infinity,
    patience: { ...defaultPatience, ...options.patience },
    phase: new Uint8Array(size),
    waitingFor: graph.dependencyCounts.slice(),
    generation: new Int32Array(size),
    attempt: new Int32Array(size),
    timesLost: new Uint8Array(size),
    cancelAsked: new Uint8Array(size),
    resumed: new Uint8Array(size),
    workMs: new Float64Array(size),
    overdueAtMs: new Float64Array(size),
    outcomes: Array.from({ length: size }),
    running: new Set(),
    unsettled: size,
    ready: new TinyQueue(),
    rank,
    measuredMs: new Float64Array(tasks.kindCount),
    measuredCount: new Int32Array(tasks.kindCount),
    samples: 0,
    rankAtSamples: 1,
    workers: limits.maxWorkers,
    closedGates: new Set(),
    parked: new Map(),
    stopped: null,
    finishing: false,
    watchAtMs: Infinity,
    wakeAtMs: Infinity,
    outbox: [],
  };
  rankTasks(state);
  state.ready = new TinyQueue(startingTasks(state), compareReady(tasks.priority, rank));
  return state;
}

function startingTasks({ graph, phase, waitingFor }: RunState): number[] {
  const starting: number[] = [];
  for (let task = 0; task < graph.size; task += 1) {
    if (waitingFor[task] !== 0) continue;
    phase[task] = phases.ready;
    starting.push(task);
  }
  return starting;
}

function checkSetup({ plan, graph, agents, limits }: RunStateOptions): void {
  if (!Number.isInteger(limits.maxWorkers) || limits.maxWorkers < 1) {
    throw new RunSetupError(
      `maxWorkers must be a whole number of at least 1, such as 5; it was ${limits.maxWorkers}.`,
    );
  }
  if (plan.tasks.length !== graph.size) {
    throw new RunSetupError(
      `The graph must be that of the plan: it has ${graph.size} tasks, the plan ${plan.tasks.length}.`,
    );
  }
  for (const { task_id: task } of plan.tasks) {
    if (!agents.has(task)) {
      throw new RunSetupError(
        `Every task needs an agent, as in agents.set('${task}', …); '${task}' has none.`,
      );
    }
  }
}
