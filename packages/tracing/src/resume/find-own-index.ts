import { join } from 'node:path';
import { traceIndexSchema } from '@parallel-dispatcher/schema';
import { indexName, isIndexName } from '../layout/index-name.ts';
import { listFolder } from '../readers/list-folder.ts';
import { readDocument } from '../readers/read-document.ts';

interface OwnIndex {
  readonly runId: string;
  /** When the run began: its index is called after that second. */
  readonly startedAt: Date;
}

/** The index that a run wrote at an earlier end. Only indexes of its second are opened. */
export async function findOwnIndex(
  traceDir: string,
  { runId, startedAt }: OwnIndex,
): Promise<string | null> {
  const stem = indexName(startedAt, 1).slice(0, -'.json'.length);
  const listed = await listFolder(traceDir);
  for (const name of listed.ok ? listed.value.files : []) {
    if (!name.startsWith(stem) || !isIndexName(name)) continue;
    const file = join(traceDir, name);
    const read = await readDocument(file, traceIndexSchema);
    if (read.ok && read.value.run_id === runId) return file;
  }
  return null;
}
