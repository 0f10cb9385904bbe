import { basename, join } from 'node:path';
import {
  runResultSchema,
  traceIndexSchema,
  type Outcome,
  type RunResult,
  type TraceIndex,
} from '@parallel-dispatcher/schema';
import { nameTasks } from '../layout/name-tasks.ts';
import { runPathsOf } from '../layout/run-paths.ts';
import { storedPlanSchema, type StoredPlan } from '../run/stored-plan.ts';
import { findRun } from './find-run.ts';
import { listFolder } from './list-folder.ts';
import { readDocument } from './read-document.ts';
import type { Read } from './read.ts';
import { recallRun, type RecalledRun, type RecalledTask } from './recall-run.ts';
import type { RunEntry } from './run-entry.ts';

/** A task of a run. `waiting`: the run ended, or has not come, before it was submitted. */
export interface RunTask {
  readonly taskId: string;
  readonly agent: string | null;
  readonly state: Outcome | RecalledTask['state'] | 'waiting';
  /** Where its trace is, when it was written. */
  readonly traceFile: string | null;
}

/** All that is known of one run. Documents that are missing or unreadable are null. */
export interface RunRecord extends RunEntry {
  readonly index: TraceIndex | null;
  readonly result: RunResult | null;
  readonly plan: StoredPlan | null;
  /** In plan order, those of a map behind it. From the index; from the journal when there is none. */
  readonly tasks: readonly RunTask[];
  /** What could not be read. */
  readonly problems: readonly string[];
}

/** Reads one run: `latest`, a run id, or the name of an index. */
export async function readRun(traceDir: string, which: string): Promise<Read<RunRecord>> {
  const found = await findRun(traceDir, which);
  if (!found.ok) return found;
  const run = found.value;
  const paths = runPathsOf(traceDir, run.runId);
  const plan = valueOf(await readDocument(paths.plan, storedPlanSchema));
  const result = valueOf(await readDocument(paths.result, runResultSchema));
  const index =
    run.indexFile === null ? null : valueOf(await readDocument(run.indexFile, traceIndexSchema));
  const common = { ...run, plan, result, index };
  if (index !== null && run.state === 'finished') {
    const tasks = indexedTasks(paths.tasks, index);
    return { ok: true, value: { ...common, tasks, problems: [] } };
  }
  const recalled = await recallRun(paths.journal);
  const tasks = await recalledTasks(paths.tasks, { plan, recalled });
  return { ok: true, value: { ...common, tasks, problems: recalled.problems } };
}

function indexedTasks(folder: string, index: TraceIndex): readonly RunTask[] {
  return index.tasks.map(({ task_id, agent, outcome, trace_file }) => ({
    taskId: task_id,
    agent,
    state: outcome,
    // The index names it as seen from where the run was started; the reader may be elsewhere.
    traceFile: trace_file === null ? null : join(folder, basename(trace_file)),
  }));
}

interface Remembered {
  readonly plan: StoredPlan | null;
  readonly recalled: RecalledRun;
}

async function recalledTasks(
  folder: string,
  { plan, recalled }: Remembered,
): Promise<readonly RunTask[]> {
  const planned = plan?.plan.tasks.map((task) => task.task_id) ?? [];
  const names = nameTasks(planned);
  const listed = await listFolder(folder);
  const written = new Set(listed.ok ? listed.value.files : []);
  const { children } = recalled;
  const parents = new Map(
    [...children].flatMap(([parent, grown]) => grown.map((child) => [child, parent] as const)),
  );
  const shown = planned.flatMap((task) => [task, ...(children.get(task) ?? [])]);
  return [...new Set([...shown, ...recalled.tasks.keys()])].map((taskId) => {
    const file = `${names.nameOf(taskId)}.json`;
    return {
      taskId,
      agent: plan?.agents[parents.get(taskId) ?? taskId] ?? null,
      state: recalled.tasks.get(taskId)?.state ?? 'waiting',
      traceFile: written.has(file) ? join(folder, file) : null,
    };
  });
}

function valueOf<T>(read: Read<T>): T | null {
  return read.ok ? read.value : null;
}
