import { readRun, readTaskTrace, runRecordDocument, type Read } from '@parallel-dispatcher/tracing';

interface Which {
  readonly run: string;
  /** Undefined: the run. */
  readonly task: string | undefined;
}

interface TraceDocument {
  readonly runId: string;
  readonly document: object;
}

/** The trace of a run or of one of its tasks, as a document. */
export async function readTrace(
  traceDir: string,
  { run, task }: Which,
): Promise<Read<TraceDocument>> {
  if (task === undefined) {
    const read = await readRun(traceDir, run);
    if (!read.ok) return read;
    return {
      ok: true,
      value: { runId: read.value.runId, document: runRecordDocument(read.value) },
    };
  }
  const read = await readTaskTrace(traceDir, { run, task });
  if (!read.ok) return read;
  return { ok: true, value: { runId: read.value.run_id, document: read.value } };
}
