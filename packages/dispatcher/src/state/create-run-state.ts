import TinyQueue from 'tinyqueue';
import { budgetState } from '../budget/budget-state.ts';
import { sortWaiting } from '../limits/sort-waiting.ts';
import { limitState } from '../limits/limit-state-of.ts';
import type { TaskTime } from '../retry/task-time.ts';
import { checkSetup } from './check-setup.ts';
import { compareReady } from './compare-ready.ts';
import { defaultPatience } from './patience.ts';
import { rankTasks } from './rank-tasks.ts';
import { defaultAgeingMs } from './run-limits.ts';
import type { RunStateOptions } from './run-state-options.ts';
import type { RunState } from './run-state.ts';
import { startFirstTasks } from './start-first-tasks.ts';
import { taskArrays } from './task-arrays.ts';
import { taskColumns } from './task-columns.ts';
import { findTask } from './task-number.ts';

/**
 * A run before its first event.
 * @throws {RunSetupError} when plan, graph, agents, conditions and limits do not fit together.
 */
export function createRunState(options: RunStateOptions): RunState {
  const state = emptyRunState(options);
  startFirstTasks(state);
  return state;
}

/** A run of which no task is ready yet. */
export function emptyRunState(options: RunStateOptions): RunState {
  const { graph, limits } = options;
  checkSetup(options);
  const { size } = graph;
  const tasks = taskColumns(options);
  const state: RunState = {
    ...taskArrays(graph.dependencyCounts),
    graph,
    tasks,
    seed: options.seed ?? 0,
    skip: options.skip ?? new Map(),
    maxWorkers: limits.maxWorkers,
    onFailure: limits.onFailure ?? 'continue',
    ageingMs: limits.ageingMs ?? defaultAgeingMs,
    runTimeoutMs: limits.runTimeoutMs ?? Infinity,
    patience: { ...defaultPatience, ...options.patience },
    runEndsAtMs: limits.runTimeoutMs ?? Infinity,
    atMs: 0,
    ts: '',
    tsBefore: '',
    size,
    children: { ids: [], items: [], parents: [], numbers: new Map() },
    maps: new Map(),
    toExpand: [],
    outcomes: Array.from({ length: size }),
    view: { outcomeOf: (id) => state.outcomes[findTask(state, id)] },
    running: new Set(),
    unsettled: size,
    cancelReasons: new Map(),
    histories: new Map(),
    backoffs: new TinyQueue<TaskTime>([], byTime),
    totals: new Map(),
    deadlines: new TinyQueue<TaskTime>([], byTime),
    ready: new TinyQueue(),
    measuredMs: new Float64Array(tasks.kindCount),
    measuredCount: new Int32Array(tasks.kindCount),
    samples: 0,
    rankAtSamples: 1,
    workers: limits.maxWorkers,
    limits: limitState(options, tasks),
    budget: budgetState(limits.budget),
    closedGates: new Set(),
    finalGates: new Map(),
    quotaErrors: new Map(),
    parked: new Map(),
    stopped: null,
    replaying: false,
    stopSeen: false,
    finishing: false,
    watchAtMs: Infinity,
    wakeAtMs: Infinity,
    outbox: [],
  };
  state.ready = new TinyQueue<number>([], compareReady(state));
  sortWaiting(state);
  rankTasks(state);
  return state;
}

function byTime(one: TaskTime, other: TaskTime): number {
  return one.atMs - other.atMs || one.task - other.task;
}
