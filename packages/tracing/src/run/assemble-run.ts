import type { RunEvent } from '@parallel-dispatcher/schema';
import { createArtifactStore } from '../artifacts/artifact-store.ts';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { syncPath } from '../files/sync-path.ts';
import type { Journal } from '../journal/journal.ts';
import { nameTasks } from '../layout/name-tasks.ts';
import { runPathsOf, type RunPaths } from '../layout/run-paths.ts';
import { collectTaskFacts } from '../traces/task-facts.ts';
import { TaskTraceWriter } from '../traces/task-trace-writer.ts';
import type { RunFolders } from './create-run-folder.ts';
import { DiskTraceRun } from './disk-trace-run.ts';
import type { Owner } from './owner.ts';
import type { TraceProblems } from './trace-problems.ts';
import type { TraceRun, TraceRunOptions } from './trace-run.ts';

/** A run whose folder is there. */
export interface OpenedRun {
  readonly fs: FileSystem;
  readonly run: TraceRunOptions;
  readonly problems: TraceProblems;
  /** Without links on the way. */
  readonly traceDir: string;
  readonly paths: RunPaths;
  readonly folders: RunFolders;
  readonly journal: Journal | null;
  readonly owner: Owner;
  /** Facts of earlier owners. @default none */
  readonly history?: readonly RunEvent[];
  /** The index of an earlier end. @default none */
  readonly indexFile?: string | null;
}

/** Puts the parts of a run's traces together. */
export function assembleRun({ folders, history = [], ...opened }: OpenedRun): TraceRun {
  const { fs, run, problems, traceDir, paths } = opened;
  const names = nameTasks(run.plan.tasks.map((task) => task.task_id));
  const { runId, correlationId } = run;
  const traces = folders.tasks
    ? new TaskTraceWriter({
        fs,
        problems,
        runId,
        correlationId,
        names,
        facts: collectTaskFacts(run.plan, run.agents),
        traceDir,
        tasksDir: paths.tasks,
        inputOf: run.inputOf,
      })
    : null;
  traces?.recall(history);
  return new DiskTraceRun({
    ...opened,
    indexFile: opened.indexFile ?? null,
    shownPaths: runPathsOf(run.traceDir, runId),
    names,
    traces,
    artifacts: createArtifactStore({
      fs,
      folder: folders.artifacts && run.content !== 'none' ? paths.artifacts : null,
      onFailure: (code) =>
        problems.note({
          part: 'artifacts',
          reason: `an artifact could not be written: ${code}`,
          needed: true,
        }),
    }),
    settling: settleOnDisk(opened),
  });
}

/** Makes the names of the new files durable, while the run already goes on. */
async function settleOnDisk({
  fs,
  problems,
  paths,
  traceDir,
}: Pick<OpenedRun, 'fs' | 'problems' | 'paths' | 'traceDir'>): Promise<void> {
  try {
    for (const path of [paths.plan, paths.runDir, `${traceDir}/runs`, traceDir]) {
      await syncPath(fs, path);
    }
  } catch (error) {
    problems.note({
      part: 'sync',
      reason: `the folder of the run may not survive a power loss: ${errorCode(error)}`,
      needed: true,
    });
  }
}
