/**
 * What traces cost per task, against one plain append of the same lines to one file, in turn, so
 * that a slow moment of the machine falls on both. `blocking` is what the dispatcher waits for.
 */
import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plan, RunEvent, RunResult } from '@parallel-dispatcher/schema';
import { createRedactor, openTraceRun } from '@parallel-dispatcher/tracing';

const rounds = Number(process.env['ROUNDS'] ?? 7);
const tasks = Number(process.env['TASKS'] ?? 1_000);
const ids = Array.from({ length: tasks }, (_, n) => `task-${n}`);
const folder = mkdtempSync(join(tmpdir(), 'tracing-bench-'));
const stamp = { v: 1, seq: 0, at_ms: 1, ts: '2025-10-06T12:00:00.000Z' } as const;

const plan: Plan = {
  tasks: ids.map((task_id) => ({
    task_id,
    agent: 'echo',
    description: '',
    input_data: { about: task_id, filler: 'x'.repeat(500) },
    dependencies: [],
    context_requirements: [],
    priority: 0,
  })),
  config: {},
  user_prompt: '',
  rag_queries: [],
  context_requirements: [],
};

const result: RunResult = {
  schema_version: 1,
  status: 'success',
  exit_code: 0,
  run_id: 'r',
  correlation_id: 'c',
  results: [],
  summary: { total_tasks: tasks, successful: tasks, failed: 0, total_time_ms: 1 },
  trace_index: null,
  trace_status: null,
  usage: null,
  recovery: null,
  stopped: null,
  error: null,
  errors: [],
  warnings: [],
};

interface Measured {
  readonly open: number;
  readonly blocking: number;
  readonly total: number;
  readonly plain: number;
  readonly plainFiles: number;
}

try {
  const measured: Measured[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const once = {
      ...(await writeRun(`run-${round}`)),
      plain: plainAppend(round),
      plainFiles: plainFiles(round),
    };
    if (round > 0) measured.push(once);
  }
  const micros = (pick: (one: Measured) => number): number =>
    (median(measured.map(pick)) * 1_000) / tasks;
  const blocking = micros((one) => one.blocking);
  const total = micros((one) => one.total);
  const plain = micros((one) => one.plain);
  console.log(`${tasks} tasks, median of ${rounds} rounds, per task:`);
  const filesOnly = micros((one) => one.plainFiles);
  console.log(`plain files, written and renamed one by one: ${filesOnly.toFixed(1)} us`);
  console.log(`plain append: ${plain.toFixed(1)} us`);
  console.log(
    `blocking: ${blocking.toFixed(1)} us, ${(blocking / plain).toFixed(2)} x plain append`,
  );
  console.log(
    `all files on disk: ${(total / 1_000).toFixed(3)} ms (goal 0.2), ${(total / filesOnly).toFixed(1)} x plain files`,
  );
  console.log(`opening a run: ${median(measured.map((one) => one.open)).toFixed(1)} ms`);
  measureRedaction();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function writeRun(runId: string): Promise<Omit<Measured, 'plain' | 'plainFiles'>> {
  const started = performance.now();
  const run = await openTraceRun({
    traceDir: join(folder, 'traces'),
    runId,
    correlationId: 'c',
    startedAt: new Date(),
    plan,
    agents: new Map(ids.map((id) => [id, 'echo'])),
    config: {},
  });
  const opened = performance.now();
  for (const id of ids) for (const event of eventsOf(id)) run.append([event]);
  const appended = performance.now();
  const { traceStatus } = await run.finish(result);
  if (traceStatus.status !== 'complete') throw new Error(traceStatus.reasons.join());
  return {
    open: opened - started,
    blocking: appended - opened,
    total: performance.now() - opened,
  };
}

/** The facts alone, one line after the other. */
function plainAppend(round: number): number {
  const file = openSync(join(folder, `plain-${round}.jsonl`), 'a');
  const started = performance.now();
  for (const id of ids) {
    const [submitted, ended] = eventsOf(id);
    writeSync(file, `${JSON.stringify(submitted)}\n`);
    writeSync(file, `${JSON.stringify(ended)}\n`);
  }
  const took = performance.now() - started;
  closeSync(file);
  return took;
}

/** One file for each task, blocking: nothing is checked, linked, indexed or synced. */
function plainFiles(round: number): number {
  const files = join(folder, `plain-${round}`);
  mkdirSync(files);
  const started = performance.now();
  for (const id of ids) {
    writeFileSync(join(files, `.${id}.tmp`), JSON.stringify(eventsOf(id), null, 2));
    renameSync(join(files, `.${id}.tmp`), join(files, `${id}.json`));
  }
  return performance.now() - started;
}

function eventsOf(task: string): readonly RunEvent[] {
  const output = { task, filler: 'y'.repeat(500) };
  return [
    { ...stamp, type: 'submitted', task, generation: 1, attempt: 1, reason: 'ready' },
    {
      ...stamp,
      type: 'outcome',
      report: {
        run: 'r',
        task,
        generation: 1,
        attempt: 1,
        status: 'succeeded',
        output,
        error: null,
        error_class: null,
        worker: 'w',
        started_at: stamp.ts,
        duration_ms: 1,
        mcp_calls: [],
        logs: [],
        usage: null,
        artifacts: [],
        files_written: [],
      },
    },
    {
      ...stamp,
      type: 'settled',
      outcome: {
        task,
        outcome: 'succeeded',
        output,
        error: null,
        blocked_by: null,
        attempts: 1,
        duration_ms: 1,
        artifacts: [],
      },
    },
  ];
}

function measureRedaction(): void {
  const redactor = createRedactor({ env: process.env });
  const text = 'The quick brown fox jumps over the lazy dog; tokens = count(keys). '.repeat(3);
  const value = Array.from({ length: 5_000 }, (_, id) => ({ id, name: `item ${id}`, text }));
  const kilobytes = JSON.stringify(value).length / 1_000;
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    if (redactor.holdsSecret(value)) throw new Error('a clean value was changed');
    return performance.now() - started;
  });
  const per10 = (median(times) / kilobytes) * 10;
  console.log(`redaction of a clean value: ${per10.toFixed(3)} ms per 10 kB (goal 1)`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
