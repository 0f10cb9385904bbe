/** Runs, and tasks of runs. */
export const runTemplate = 'trace://dispatch/{run_id}';
export const taskTemplate = 'trace://dispatch/{run_id}/{task_id}';

/** The address of the trace of a run, or of one of its tasks, whose id may be any text. */
export function traceUri(runId: string, task?: string): string {
  const parts = task === undefined ? [runId] : [runId, task];
  return `trace://dispatch/${parts.map(encodeURIComponent).join('/')}`;
}

/** A part of such an address as it was; undefined: it is none. */
export function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
