import type { FileSystem } from '../files/file-system.ts';
import { tryQuietly } from '../files/try-quietly.ts';
import type { RunPaths } from '../layout/run-paths.ts';
import type { TraceProblems } from './trace-problems.ts';

interface JournalOfRun {
  readonly paths: RunPaths;
  readonly problems: TraceProblems;
}

/**
 * What to do when the journal cannot be written, with the code of the OS: it is told, and marked on
 * disk, since a process that dies before it wrote a result can tell nothing. The mark is a link,
 * which also a full disk mostly has room for.
 */
export function noteJournalFailure(
  fs: FileSystem,
  { paths, problems }: JournalOfRun,
): (code: string) => void {
  return (code) => {
    const reason = `the journal ends early, it could not be written: ${code}`;
    problems.note({ part: 'journal', reason, needed: true });
    void tryQuietly(() => fs.symlink(`journal-ends-early:${code}`, paths.incomplete));
  };
}
