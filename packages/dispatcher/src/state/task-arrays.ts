/** What changes about every task, by task number. As long as there are tasks, or longer. */
export interface TaskArrays {
  phase: Uint8Array;
  /** Of the last submission; 0 before the first. */
  generation: Int32Array;
  /** Rises with a charged failure; 0 before the first submission. */
  attempt: Int32Array;
  timesLost: Uint8Array;
  /** Whether, and why, a running task was asked to stop. */
  cancelAsked: Uint8Array;
  /** 1 when the task was in flight in a run that broke off. */
  resumed: Uint8Array;
  /** Work of all its attempts; of a map, of its items. */
  workMs: Float64Array;
  /** When to stop waiting for the report of a running task. */
  overdueAtMs: Float64Array;
  readyAtMs: Float64Array;
  /** Priority, lower the later the task became ready. */
  level: Float64Array;
  /** The longest expected path from the start of a task to the end of the run, in ms. */
  rank: Float64Array;
  /** Dependencies it still waits for. Tasks of the plan only. */
  readonly waitingFor: Int32Array;
}

export function taskArrays(dependencyCounts: Int32Array): TaskArrays {
  const size = dependencyCounts.length;
  return {
    phase: new Uint8Array(size),
    generation: new Int32Array(size),
    attempt: new Int32Array(size),
    timesLost: new Uint8Array(size),
    cancelAsked: new Uint8Array(size),
    resumed: new Uint8Array(size),
    workMs: new Float64Array(size),
    overdueAtMs: new Float64Array(size),
    readyAtMs: new Float64Array(size),
    level: new Float64Array(size),
    rank: new Float64Array(size),
    waitingFor: dependencyCounts.slice(),
  };
}

/** Makes room for so many tasks. Doubles, so that growing one by one is linear. */
export function growArrays(arrays: TaskArrays, size: number): void {
  if (size <= arrays.phase.length) return;
  const room = Math.max(size, arrays.phase.length * 2);
  arrays.phase = grown(arrays.phase, new Uint8Array(room));
  arrays.generation = grown(arrays.generation, new Int32Array(room));
  arrays.attempt = grown(arrays.attempt, new Int32Array(room));
  arrays.timesLost = grown(arrays.timesLost, new Uint8Array(room));
  arrays.cancelAsked = grown(arrays.cancelAsked, new Uint8Array(room));
  arrays.resumed = grown(arrays.resumed, new Uint8Array(room));
  arrays.workMs = grown(arrays.workMs, new Float64Array(room));
  arrays.overdueAtMs = grown(arrays.overdueAtMs, new Float64Array(room));
  arrays.readyAtMs = grown(arrays.readyAtMs, new Float64Array(room));
  arrays.level = grown(arrays.level, new Float64Array(room));
  arrays.rank = grown(arrays.rank, new Float64Array(room));
}

function grown<Column extends Uint8Array | Int32Array | Float64Array>(
  column: Column,
  larger: Column,
): Column {
  larger.set(column);
  return larger;
}
