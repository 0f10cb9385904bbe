import { runResultSchema } from '@parallel-dispatcher/schema';
import { pathsInFolder, runPathsOf } from '../layout/run-paths.ts';
import { ownerSchema } from '../run/owner.ts';
import { storedPlanSchema } from '../run/stored-plan.ts';
import { stateOfRun } from './owner-state.ts';
import { readDocument } from './read-document.ts';
import type { IndexFile } from './read-indexes.ts';
import type { RunEntry } from './run-entry.ts';

/** A run that has an index, which says all, unless another process goes on with the run. */
export async function describeIndexedRun(
  traceDir: string,
  { file, index }: IndexFile,
): Promise<RunEntry> {
  const paths = runPathsOf(traceDir, index.run_id);
  const owner = await readDocument(paths.owner, ownerSchema);
  const state = await stateOfRun({ owner: owner.ok ? owner.value : null, hasResult: true });
  return {
    runId: index.run_id,
    runDir: paths.runDir,
    indexFile: file,
    correlationId: index.correlation_id,
    parentRunId: index.parent_run_id ?? null,
    startedAt: index.dispatch_timestamp,
    state,
    status: state === 'finished' ? index.status : null,
    taskCount: index.task_count,
    totalTimeMs: state === 'finished' ? index.total_time_ms : null,
  };
}

/**
 * A run without an index: still under way, or ended before it could write one. Undefined for a
 * folder in which nothing says that it is a run.
 */
export async function describeOpenRun(
  traceDir: string,
  folder: string,
): Promise<RunEntry | undefined> {
  const paths = pathsInFolder(traceDir, folder);
  const owner = await readDocument(paths.owner, ownerSchema);
  const plan = await readDocument(paths.plan, storedPlanSchema);
  if (!owner.ok && !plan.ok) return undefined;
  const result = await readDocument(paths.result, runResultSchema);
  const head = plan.ok ? plan.value : undefined;
  const known = owner.ok ? owner.value : null;
  const state = await stateOfRun({ owner: known, hasResult: result.ok });
  const ending = result.ok && state === 'finished' ? result.value : undefined;
  return {
    runId: known?.run_id ?? head?.run_id ?? folder,
    runDir: paths.runDir,
    indexFile: null,
    correlationId: head?.correlation_id ?? null,
    parentRunId: head?.parent_run_id ?? null,
    startedAt: known?.started_at ?? head?.started_at ?? null,
    state,
    status: ending?.status ?? null,
    taskCount: head?.plan.tasks.length ?? null,
    totalTimeMs: ending?.summary.total_time_ms ?? null,
  };
}
