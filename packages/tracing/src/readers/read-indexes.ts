import { join } from 'node:path';
import { traceIndexSchema, type TraceIndex } from '@parallel-dispatcher/schema';
import { isIndexName } from '../layout/index-name.ts';
import { readDocument } from './read-document.ts';

export interface IndexFile {
  readonly file: string;
  readonly index: TraceIndex;
}

/** The indexes among the files of a trace folder, by run id. What is none is passed over. */
export async function readIndexes(
  traceDir: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, IndexFile>> {
  const found = new Map<string, IndexFile>();
  for (const name of files) {
    if (!isIndexName(name)) continue;
    const file = join(traceDir, name);
    const read = await readDocument(file, traceIndexSchema);
    if (read.ok) found.set(read.value.run_id, { file, index: read.value });
  }
  return found;
}
