import { realpathSync } from 'node:fs';
import { createPlaces, createWording, type Wording } from '@parallel-dispatcher/replay';
import type { JsonValue } from '@parallel-dispatcher/schema';
import type { RunNames } from '../execute/run-names.ts';
import type { PreparedRun } from '../prepared-run.ts';

interface Secrets {
  readonly names: RunNames;
  /** Keys of models may be in no variable: a command may have told them. */
  readonly redactKeys: <T extends JsonValue>(value: T) => T;
}

/** What is said in a run, without its secrets, its folders and its ids. */
export function wordingOfRun(
  { plan, settings, redactor }: PreparedRun,
  { names: { runId, correlationId }, redactKeys }: Secrets,
): Wording {
  // An id that the plan gives is the same each time, and may be any word.
  const ids = {
    run: runId,
    ...(plan.correlation_id === undefined && { correlation: correlationId }),
  };
  const folders = settings.roots.map((root) => [root, realPathOf(root)]);
  return createWording({
    places: createPlaces({ folders, ids }),
    redact: (value) => redactKeys(redactor.redact(value)),
  });
}

function realPathOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}
