import { join } from 'node:path';
import { encodeJson } from '../files/encode-json.ts';
import type { FileSystem } from '../files/file-system.ts';
import { tryQuietly } from '../files/try-quietly.ts';
import { writeNewFile } from '../files/write-new-file.ts';
import { claimName } from '../index/claim-name.ts';
import type { RunPaths } from '../layout/run-paths.ts';
import { livenessOf } from '../readers/owner-liveness.ts';
import { readDocument } from '../readers/read-document.ts';
import type { Read } from '../readers/read.ts';
import { ownerSchema, type Owner } from '../run/owner.ts';
import { claimFileOf } from './claim-file.ts';
import { judgeOwner } from './judge-owner.ts';
import type { ResumableRun } from './resumable-run.ts';
import { runChanged } from './resume-errors.ts';

/** The right to become the owner: a file that only one process can have created. */
export interface Claim {
  readonly owner: Owner;
  readonly file: string;
}

interface ClaimOptions {
  readonly paths: RunPaths;
  readonly run: ResumableRun;
  /** This process; its fence is found here. */
  readonly self: Owner;
  readonly force: boolean;
}

/** Tells the claims of one process apart. */
let claims = 0;

/**
 * Claims a run: of all processes that try, one gets the next fence. The claim of a process that died
 * before it became the owner is passed over. Rejects with the error of the OS when nothing can be
 * written.
 */
export async function claimRun(fs: FileSystem, options: ClaimOptions): Promise<Read<Claim>> {
  const { paths, run, self, force } = options;
  for (let fence = run.lastFence + 1; ; fence += 1) {
    const owner: Owner = { ...self, fence };
    const file = claimFileOf(paths, fence);
    if (await tryClaim(fs, { paths, file, owner })) {
      const lost = await findChange(fs, options);
      if (lost === undefined) return { ok: true, value: { owner, file } };
      await tryQuietly(() => fs.remove(file));
      return lost;
    }
    const read = await readDocument(file, ownerSchema);
    // Whoever had it is the owner by now, or gave up.
    if (!read.ok && read.error.code === 'TRACE_NOT_FOUND') return await explainLoss(options);
    const other = read.ok ? read.value : null;
    const liveness = await livenessOf(other);
    const held = judgeOwner({ runId: run.runId, owner: other, liveness, force });
    if (held !== undefined) return held;
  }
}

/** Under its name a claim is whole from the first moment on. */
async function tryClaim(
  fs: FileSystem,
  {
    paths,
    file,
    owner,
  }: { readonly paths: RunPaths; readonly file: string; readonly owner: Owner },
): Promise<boolean> {
  claims += 1;
  const temporary = join(paths.runDir, `.owner-${owner.fence}.${owner.pid}.${claims}.tmp`);
  await writeNewFile(fs, { path: temporary, bytes: encodeJson(owner), durable: true });
  try {
    return (await claimName(fs, { from: temporary, to: file })) === 'claimed';
  } finally {
    await tryQuietly(() => fs.remove(temporary));
  }
}

/** With the claim in hand nobody else can change the run: was it changed before? */
async function findChange(fs: FileSystem, options: ClaimOptions): Promise<Read<never> | undefined> {
  const { paths, run } = options;
  const read = await readDocument(paths.owner, ownerSchema);
  const fence = read.ok ? read.value.fence : undefined;
  if (fence !== run.owner?.fence) return await explainLoss(options);
  const journal = await fs.lstat(paths.journal);
  return journal.kind === 'file' && journal.bytes === run.journal.size
    ? undefined
    : runChanged(run.runId);
}

async function explainLoss({ paths, run, force }: ClaimOptions): Promise<Read<never>> {
  const read = await readDocument(paths.owner, ownerSchema);
  const owner = read.ok ? read.value : null;
  const liveness = await livenessOf(owner);
  const held = judgeOwner({ runId: run.runId, owner, liveness, force });
  return held ?? runChanged(run.runId);
}
