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
  /** Only there when the journal ended early: a link that leads nowhere and says why. */
  readonly incomplete: string;
}

/** The name of the mark of an incomplete journal. */
export const incompleteMark = '.journal-incomplete';

/** The name of a run's folder below `runs/`: its id where that can name a file. */
export function runFolderName(runId: string): string {
  return isSafeName(runId) ? runId : hashedName(runId, 12);
}

export function runPathsOf(traceDir: string, runId: string): RunPaths {
  return pathsInFolder(traceDir, runFolderName(runId));
}

/** The folder of a run, whether it is there or not. */
export function runDirOf(traceDir: string, runId: string): string {
  return runPathsOf(traceDir, runId).runDir;
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
    incomplete: join(runDir, incompleteMark),
  };
}
