import { resolve } from 'node:path';
import { createArtifactStore } from '../artifacts/artifact-store.ts';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { syncPath } from '../files/sync-path.ts';
import { Journal } from '../journal/journal.ts';
import { nameTasks } from '../layout/name-tasks.ts';
import { runPathsOf, type RunPaths } from '../layout/run-paths.ts';
import { collectTaskFacts } from '../traces/task-facts.ts';
import { TaskTraceWriter } from '../traces/task-trace-writer.ts';
import { createRunFolder, type RunFolders } from './create-run-folder.ts';
import { DiskTraceRun } from './disk-trace-run.ts';
import { noTraceRun } from './no-trace-run.ts';
import { prepareTraceFolder } from './prepare-trace-folder.ts';
import { createTraceProblems, type TraceProblems } from './trace-problems.ts';
import type { TraceRun, TraceRunOptions } from './trace-run.ts';
import { writeHead } from './write-head.ts';

/**
 * Opens the traces of a run. Never rejects: without a folder that is safe to write to, the answer
 * is a run whose status is `off` and says why.
 */
export async function openTraceRun(run: TraceRunOptions): Promise<TraceRun> {
  const fs = run.fileSystem ?? nodeFileSystem;
  const prepared = await prepareTraceFolder(fs, resolve(run.traceDir));
  if (!prepared.ok) return noTraceRun(fs, prepared.reason);
  const traceDir = prepared.folder;
  const paths = runPathsOf(traceDir, run.runId);
  const problems = createTraceProblems(prepared.warnings);
  try {
    const folders = await createRunFolder(fs, { paths, problems });
    return await openParts({ fs, run, problems, traceDir, paths, folders });
  } catch (error) {
    return noTraceRun(fs, `no traces in ${paths.runDir}: ${errorCode(error)}`);
  }
}

interface Opening {
  readonly fs: FileSystem;
  readonly run: TraceRunOptions;
  readonly problems: TraceProblems;
  readonly traceDir: string;
  readonly paths: RunPaths;
  readonly folders: RunFolders;
}

async function openParts({ folders, ...opening }: Opening): Promise<TraceRun> {
  const { fs, run, problems, traceDir, paths } = opening;
  const [journal] = await Promise.all([
    openJournal(opening),
    writeHead(fs, { paths, problems, run }),
  ]);
  const names = nameTasks(run.plan.tasks.map((task) => task.task_id));
  const facts = collectTaskFacts(run.plan, run.agents);
  const { runId, correlationId } = run;
  const tasksDir = paths.tasks;
  return new DiskTraceRun({
    ...opening,
    shownPaths: runPathsOf(run.traceDir, runId),
    names,
    journal,
    traces: folders.tasks
      ? new TaskTraceWriter({
          fs,
          problems,
          runId,
          correlationId,
          names,
          facts,
          traceDir,
          tasksDir,
        })
      : null,
    artifacts: createArtifactStore({
      fs,
      folder: folders.artifacts ? paths.artifacts : null,
      onFailure: (code) =>
        problems.note({
          part: 'artifacts',
          reason: `an artifact could not be written: ${code}`,
          needed: true,
        }),
    }),
    settling: settleOnDisk(opening),
  });
}

async function openJournal({ fs, problems, paths }: Omit<Opening, 'folders'>) {
  const onFailure = (code: string) =>
    problems.note({
      part: 'journal',
      reason: `the journal ends early, it could not be written: ${code}`,
      needed: true,
    });
  try {
    return await Journal.create(fs, { path: paths.journal, onFailure });
  } catch (error) {
    onFailure(errorCode(error));
    return null;
  }
}

/** Makes the names of the new files durable, while the run already goes on. */
async function settleOnDisk({ fs, problems, paths, traceDir }: Omit<Opening, 'folders'>) {
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
