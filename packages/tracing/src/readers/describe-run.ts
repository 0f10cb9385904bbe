import { runResultSchema } from '@parallel-dispatcher/schema';
import { pathsInFolder, runPathsOf } from '../layout/run-paths.ts';
import { ownerSchema } from '../run/owner.ts';
import { storedPlanSchema } from '../run/stored-plan.ts';
import { stateOfOwner } from './owner-state.ts';
import { readDocument } from './read-document.ts';
import type { IndexFile } from './read-indexes.ts';
import type { RunEntry } from './run-entry.ts';

/** A run that has an index, which says all. */
export function describeIndexedRun(traceDir: string, { file, index }: IndexFile): RunEntry {
  return {
    runId: index.run_id,
    runDir: runPathsOf(traceDir, index.run_id).runDir,
    indexFile: file,
    correlationId: index.correlation_id,
    startedAt: index.dispatch_timestamp,
    state: 'finished',
    status: index.status,
    taskCount: index.task_count,
    totalTimeMs: index.total_time_ms,
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
  return {
    runId: owner.ok ? owner.value.run_id : (head?.run_id ?? folder),
    runDir: paths.runDir,
    indexFile: null,
    correlationId: head?.correlation_id ?? null,
    startedAt: owner.ok ? owner.value.started_at : (head?.started_at ?? null),
    state: result.ok ? 'finished' : await stateOfOwner(owner.ok ? owner.value : null),
    status: result.ok ? result.value.status : null,
    taskCount: head?.plan.tasks.length ?? null,
    totalTimeMs: result.ok ? result.value.summary.total_time_ms : null,
  };
}
