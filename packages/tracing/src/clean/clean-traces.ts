import { join } from 'node:path';
import { errorDetail } from '@parallel-dispatcher/schema';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { nodeFileSystem } from '../files/node-file-system.ts';
import { tryQuietly } from '../files/try-quietly.ts';
import { listFolder } from '../readers/list-folder.ts';
import type { Read } from '../readers/read.ts';
import type { CleanOptions, CleanReport, KeptRun } from './clean-options.ts';
import { examineRun, type ExaminedRun } from './examine-run.ts';
import { findTies } from './find-ties.ts';
import { isOwn } from './is-own.ts';
import { removeRun } from './remove-run.ts';
import { nameBeforeTrash } from './trash-name.ts';
import { whyKept } from './why-kept.ts';

/** What `cleanTraces` would remove now. Changes nothing. */
export async function planClean(options: CleanOptions): Promise<Read<CleanReport>> {
  return await cleanTraces({ ...options, dryRun: true });
}

/**
 * Removes runs with their traces, indexes and links. Only what is ours beyond doubt goes: a folder
 * with our documents of that very run, that belongs to our user and holds nothing else. What a
 * crash leaves behind is removed by the next call.
 */
export async function cleanTraces({
  dryRun = false,
  ...options
}: CleanOptions & {
  /** Only tells. @default false */
  readonly dryRun?: boolean;
}): Promise<Read<CleanReport>> {
  const { fileSystem: fs = nodeFileSystem, now = new Date() } = options;
  const root = await openFolder(fs, options.traceDir);
  if (!root.ok) return root;
  const traceDir = root.value;
  if (!dryRun) await removeEmptied(fs, traceDir);
  const { runs, kept } = await examineRuns(fs, traceDir);
  const ties = await findTies(fs, traceDir);
  const removed: string[] = [];
  let bytes = 0;
  let rank = -1;
  for (const run of runs) {
    const { runId } = run;
    const ofRun = ties.of(run);
    if (!run.isTrash) rank += 1;
    const reason =
      whyKept({ run, rank, now }, options) ??
      (dryRun ? undefined : await removeRun(fs, { traceDir, run, ties: ofRun }));
    if (reason !== undefined) {
      kept.push({ run: runId, reason });
      continue;
    }
    removed.push(runId);
    bytes += run.contents.bytes + (ofRun.index === null ? 0 : ties.bytesOf(ofRun.index));
  }
  return { ok: true, value: { removed, kept, bytes } };
}

/** Without a link at its end; one of ours is followed, as by those who write there. */
async function openFolder(fs: FileSystem, given: string): Promise<Read<string>> {
  try {
    const found = await fs.lstat(given);
    const path = found.kind === 'link' && isOwn(found) ? await fs.realPath(given) : given;
    const kinds = [await fs.lstat(path), await fs.lstat(join(path, 'runs'))];
    if (kinds.every(({ kind }) => kind === 'folder')) return { ok: true, value: path };
    return refused('TRACE_UNREADABLE', `${given} or runs in it is no folder`);
  } catch (error) {
    const code = errorCode(error);
    const message = `${given} holds no runs: ${code}`;
    return refused(code === 'ENOENT' ? 'TRACE_NOT_FOUND' : 'TRACE_UNREADABLE', message);
  }
}

function refused(code: string, message: string): Read<never> {
  const hint = 'Name the folder that was given as trace_dir, for example --trace-dir ./traces.';
  return { ok: false, error: errorDetail({ code, message, hint }) };
}

/** The runs, the latest first, and what is in the place of runs and is none. */
async function examineRuns(
  fs: FileSystem,
  traceDir: string,
): Promise<{ readonly runs: readonly ExaminedRun[]; readonly kept: KeptRun[] }> {
  const listed = await listFolder(join(traceDir, 'runs'));
  const runs: ExaminedRun[] = [];
  const kept: KeptRun[] = [];
  for (const name of listed.ok ? listed.value.folders : []) {
    if (nameBeforeTrash(name) !== undefined && (await isEmpty(fs, join(traceDir, 'runs', name)))) {
      continue;
    }
    const examined = await examineRun(fs, { traceDir, name });
    if (examined.ok) runs.push(examined.run);
    else kept.push({ run: name, reason: examined.reason });
  }
  return { runs: runs.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1)), kept };
}

async function isEmpty(fs: FileSystem, folder: string): Promise<boolean> {
  return await fs.list(folder).then(
    (names) => names.length === 0,
    () => false,
  );
}

/** A crash between the last two steps leaves an empty folder; one that is not empty stays. */
async function removeEmptied(fs: FileSystem, traceDir: string): Promise<void> {
  const listed = await listFolder(join(traceDir, 'runs'));
  for (const name of listed.ok ? listed.value.folders : []) {
    if (nameBeforeTrash(name) === undefined) continue;
    await tryQuietly(() => fs.removeFolder(join(traceDir, 'runs', name)));
  }
}
