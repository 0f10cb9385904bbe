import { traceUri } from './trace-uri.ts';

/** A resource of this server, as an answer links to it. */
export interface TraceLink {
  readonly uri: string;
  readonly name: string;
  readonly description: string;
  readonly mimeType: string;
}

/** A link to the trace of a run, or of one of its tasks. */
export function traceLink(runId: string, task?: string): TraceLink {
  return {
    uri: traceUri(runId, task),
    name: task ?? runId,
    description: task === undefined ? 'Tasks and result of the run' : 'What the task did',
    mimeType: 'application/json',
  };
}
