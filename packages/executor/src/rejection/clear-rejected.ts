import { basename, dirname, join } from 'node:path';
import { quotePath } from '../paths/path-refusal.ts';
import { inRejectedFolder } from './rejected-folder.ts';
import { reportPathOf } from './rejection-report.ts';

interface ClearOptions {
  readonly roots: readonly string[];
  /** Told what stays. */
  readonly say: (message: string) => void;
}

/**
 * Takes away what earlier answers left beside files that are now in place: only what a report lists
 * and nobody edited. Never throws: what stays does not cost the task its success.
 */
export async function clearRejected(
  written: readonly string[],
  { roots, say }: ClearOptions,
): Promise<void> {
  for (const path of written) {
    const folder = dirname(path);
    const report = reportPathOf(path);
    try {
      const edited = await inRejectedFolder(
        { folder, roots, create: false },
        async (opened) => await opened.clear(basename(report)),
      );
      for (const name of edited) say(`${quotePath(join(folder, name))} stays: it was edited.`);
    } catch (thrown) {
      say(`${quotePath(report)} could not be taken away: ${String(thrown)}`);
    }
  }
}
