import { basename } from 'node:path';
import { errorDetail, suggest } from '@parallel-dispatcher/schema';
import { listRuns } from './list-runs.ts';
import type { Read } from './read.ts';
import type { RunEntry } from './run-entry.ts';

/** Looks a run up by `latest`, its id, or the name or path of its index. */
export async function findRun(traceDir: string, which: string): Promise<Read<RunEntry>> {
  const listed = await listRuns(traceDir);
  if (!listed.ok) return listed;
  const runs = listed.value;
  const found = which === 'latest' ? runs[0] : runs.find((run) => isCalled(run, which));
  if (found !== undefined) return { ok: true, value: found };
  if (runs.length === 0) {
    const message = `there are no runs in ${traceDir}`;
    return { ok: false, error: errorDetail({ code: 'RUN_NOT_FOUND', message }) };
  }
  const meant = suggest(which, runs.flatMap(namesOf));
  return {
    ok: false,
    error: errorDetail({
      code: 'RUN_NOT_FOUND',
      message: `there is no run "${which.slice(0, 100)}" among the ${runs.length} of ${traceDir}`,
      hint:
        meant === undefined
          ? 'Give a run id, an index or "latest"; dispatch trace ls lists them.'
          : `Did you mean "${meant}"?`,
    }),
  };
}

function isCalled(run: RunEntry, which: string): boolean {
  const name = basename(which);
  return namesOf(run).some(
    (known) => known === which || known === name || known === `${name}.json`,
  );
}

function namesOf({ runId, indexFile }: RunEntry): readonly string[] {
  return indexFile === null ? [runId] : [runId, basename(indexFile)];
}
