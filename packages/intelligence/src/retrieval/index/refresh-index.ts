import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import type { LeaveOutReason } from '../workspace/leave-out-reason.ts';
import { readSource } from '../workspace/read-source.ts';
import type { SourceFile } from '../workspace/source-file.ts';
import type { WalkedFile } from '../workspace/walked-file.ts';
import type { WalkLimits } from '../workspace/walk-limits.ts';
import { createWriter } from './index-writer.ts';
import type { KnownFile } from './known-file.ts';
import { createGauge } from './limit-gauge.ts';
import { listKnown } from './list-known.ts';
import type { NewFile } from './new-file.ts';
import { hashOf, isSettled, prepareFile } from './prepare-file.ts';
import type { RefreshReport } from './refresh-report.ts';

export interface RefreshOptions {
  readonly database: DatabaseSync;
  /** Absolute; paths of files are relative to it. */
  readonly root: string;
  readonly files: AsyncIterable<WalkedFile>;
  readonly limits: WalkLimits;
  readonly signal: AbortSignal;
}

/** Written together: one at a time takes longer, more at a time hold up this thread and other processes. */
const batchFiles = 8;

/** Brings the index up to date with the files: only those that changed are read and cut anew. */
export async function refreshIndex(options: RefreshOptions): Promise<RefreshReport> {
  const { database, limits, signal } = options;
  const writer = createWriter(database);
  const known = listKnown(database);
  const gauge = createGauge(limits);
  const seen = new Set<string>();
  const leftOut: Partial<Record<LeaveOutReason, number>> = {};
  let changed = 0;
  let limit: string | null = null;
  let batch: NewFile[] = [];

  for await (const found of options.files) {
    const walked = withinSize(found, limits.fileBytes);
    if ('leftOut' in walked) {
      leftOut[walked.leftOut] = (leftOut[walked.leftOut] ?? 0) + 1;
      continue;
    }
    limit = gauge.admit(walked.file);
    if (limit !== null || signal.aborted) break;
    const next = await examine(walked.file, { before: known.get(walked.path), limits });
    if (next === 'unreadable') {
      leftOut.unreadable = (leftOut.unreadable ?? 0) + 1;
      continue;
    }
    seen.add(walked.path);
    if (next === 'same') continue;
    if ('id' in next) writer.touch(next);
    else batch.push(next);
    if (batch.length < batchFiles) continue;
    writer.put(batch);
    changed += batch.length;
    batch = [];
  }
  if (signal.aborted) return { changed, removed: 0, leftOut, limits: [] };
  if (batch.length > 0) writer.put(batch);

  const unseen = [...known.keys()].filter((path) => !seen.has(path));
  const removed = limit === null ? unseen : await listMissing(unseen, options.root);
  if (removed.length > 0) writer.remove(removed);
  return {
    changed: changed + batch.length,
    removed: removed.length,
    leftOut,
    limits: limit === null ? [] : [limit],
  };
}

function withinSize(found: WalkedFile, mostBytes: number): WalkedFile {
  if ('leftOut' in found || found.file.bytes <= mostBytes) return found;
  return { path: found.path, leftOut: 'too_large' };
}

interface Before {
  readonly before: KnownFile | undefined;
  readonly limits: WalkLimits;
}

/** What has to be done about a file: nothing, remember its new time, or index it. */
async function examine(
  file: SourceFile,
  { before, limits }: Before,
): Promise<'same' | 'unreadable' | KnownFile | NewFile> {
  const { bytes, modifiedNs } = file;
  const looksSame = before?.bytes === bytes && before.modifiedNs === modifiedNs;
  if (looksSame && before.settled) return 'same';
  const settled = isSettled(file, Date.now());
  const content = await readSource(file, limits.fileBytes);
  if (!content) return 'unreadable';
  const sha256 = hashOf(content);
  if (before?.sha256 !== sha256) return prepareFile(file, { content, sha256, settled });
  return looksSame && !settled ? 'same' : { ...before, bytes, modifiedNs, settled };
}

/** Where the look was cut short, a file that was not seen may still be there. */
async function listMissing(paths: readonly string[], root: string): Promise<readonly string[]> {
  const missing = await Promise.all(
    paths.map(async (path) =>
      access(resolve(root, path)).then(
        () => [],
        () => [path],
      ),
    ),
  );
  return missing.flat();
}
