import { join } from 'node:path';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { examineRun, type ExaminedRun } from './examine-run.ts';
import { trashName } from './trash-name.ts';

/** What of a run lies outside its folder. */
export interface RunTies {
  /** Its index; null when it has none. */
  readonly index: string | null;
  /** Links into its folder, by path, with their targets. */
  readonly links: ReadonlyMap<string, string>;
}

interface Removal {
  readonly traceDir: string;
  readonly run: ExaminedRun;
  readonly ties: RunTies;
}

/**
 * Removes a run: first it is moved aside as a whole, so that from there on it is no run and a crash
 * leaves something that the next clean-up finishes. Answers why it was not removed, or undefined.
 */
export async function removeRun(
  fs: FileSystem,
  { traceDir, run, ties }: Removal,
): Promise<string | undefined> {
  try {
    const name = run.isTrash ? run.name : trashName(run.folder);
    const trash = join(traceDir, 'runs', name);
    if (!run.isTrash) {
      const home = join(traceDir, 'runs', run.folder);
      await fs.rename(home, trash);
      const changed = await whyNotAfterAll(fs, { traceDir, name });
      if (changed !== undefined) {
        await fs.rename(trash, home);
        return changed;
      }
    }
    await removeTies(fs, ties);
    // Without its documents it is only known by its name, so those go last.
    for (const file of filesBelow(run)) await fs.remove(join(trash, file));
    for (const folder of run.contents.folders) await fs.removeFolder(join(trash, folder));
    for (const file of filesAtTop(run)) await fs.remove(join(trash, file));
    await fs.removeFolder(trash);
    return undefined;
  } catch (error) {
    return `it could not be removed: ${errorCode(error)}`;
  }
}

/** Whoever took the run over just before it was moved is still there. */
async function whyNotAfterAll(
  fs: FileSystem,
  at: { readonly traceDir: string; readonly name: string },
): Promise<string | undefined> {
  const examined = await examineRun(fs, at);
  if (!examined.ok) return examined.reason;
  const { liveness, owner } = examined.run;
  const isOver = liveness === 'ended' || liveness === 'interrupted';
  return isOver ? undefined : `process ${owner?.pid ?? '?'} went on with it meanwhile`;
}

async function removeTies(fs: FileSystem, { index, links }: RunTies): Promise<void> {
  for (const [path, target] of links) {
    // A later run may have put its own in the place.
    const found = await fs.readLink(path).catch(() => null);
    if (found === target) await fs.remove(path);
  }
  if (index !== null) await fs.remove(index);
}

function filesBelow({ contents }: ExaminedRun): readonly string[] {
  return contents.files.filter((file) => file.includes('/'));
}

function filesAtTop({ contents }: ExaminedRun): readonly string[] {
  return contents.files.filter((file) => !file.includes('/'));
}
