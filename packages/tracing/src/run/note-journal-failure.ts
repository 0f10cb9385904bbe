import type { TraceProblems } from './trace-problems.ts';

/** What is to be told when the journal cannot be written, with the code of the OS. */
export function noteJournalFailure(problems: TraceProblems): (code: string) => void {
  return (code) =>
    problems.note({
      part: 'journal',
      reason: `the journal ends early, it could not be written: ${code}`,
      needed: true,
    });
}
