import { join } from 'node:path';
import { hashedName } from './hashed-name.ts';
import { isSafeName } from './is-safe-name.ts';

/** Where the parts of one run are. */
export interface RunPaths {
  readonly runDir: string;
  readonly journal: string;
  readonly plan: string;
  readonly result: string;
  readonly owner: string;
  readonly tasks: string;
  readonly artifacts: string;
}

/** The name of a run's folder below `runs/`: its id where that can name a file. */
export function runFolderName(runId: string): string {
  return isSafeName(runId) ? runId : hashedName(runId, 12);
}

export function runPathsOf(traceDir: string, runId: string): RunPaths {
  return pathsInFolder(traceDir, runFolderName(runId));
}

/** The same for the name of a folder below `runs/`. */
export function pathsInFolder(traceDir: string, folder: string): RunPaths {
  const runDir = join(traceDir, 'runs', folder);
  return {
    runDir,
    journal: join(runDir, 'journal.jsonl'),
    plan: join(runDir, 'plan.json'),
    result: join(runDir, 'result.json'),
    owner: join(runDir, 'owner.json'),
    tasks: join(runDir, 'tasks'),
    artifacts: join(runDir, 'artifacts'),
  };
}
