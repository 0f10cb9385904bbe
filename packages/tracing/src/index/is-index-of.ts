import { traceIndexSchema } from '@parallel-dispatcher/schema';
import { readDocument } from '../readers/read-document.ts';

/** Whether a file is the index of a run: it may have been deleted, and its name be another's since. */
export async function isIndexOf(file: string, runId: string): Promise<boolean> {
  const read = await readDocument(file, traceIndexSchema);
  return read.ok && read.value.run_id === runId;
}
