import { realpathSync } from 'node:fs';
import { createPlaces, createWording, type Wording } from '@parallel-dispatcher/replay';
import type { RunNames } from '../execute/run-names.ts';
import type { PreparedRun } from '../prepare-run.ts';

/** What is said in a run, without its secrets, its folders and its ids. */
export function wordingOfRun(
  { plan, settings, redactor }: PreparedRun,
  { runId, correlationId }: RunNames,
): Wording {
  // An id that the plan gives is the same each time, and may be any word.
  const ids = {
    run: runId,
    ...(plan.correlation_id === undefined && { correlation: correlationId }),
  };
  const folders = settings.roots.map((root) => [root, realPathOf(root)]);
  return createWording({
    places: createPlaces({ folders, ids }),
    redact: (value) => redactor.redact(value),
  });
}

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
