import { join, relative, sep } from 'node:path';
import { describeFile } from './describe-file.ts';
import { listFolder } from './list-folder.ts';
import type { WalkedFile } from './walked-file.ts';

/**
 * The task traces of earlier runs, the latest run first: `runs/<run_id>/tasks/*.json`. Plan, result and
 * journal say the same once more. Paths are relative to the workspace where it holds the traces.
 */
export async function* walkTraces({
  root,
  traces,
}: {
  readonly root: string;
  readonly traces: string;
}): AsyncGenerator<WalkedFile> {
  const runs = (await listFolder(join(traces, 'runs'))).filter((entry) => entry.isDirectory());
  // Run ids begin with their time.
  for (const run of [...runs].reverse()) {
    const folder = join(traces, 'runs', run.name, 'tasks');
    for (const entry of await listFolder(folder)) {
      if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
      const absolutePath = join(folder, entry.name);
      const inside = relative(root, absolutePath);
      const path = inside.startsWith('..') ? absolutePath : inside.split(sep).join('/');
      yield await describeFile({ path, absolutePath, kind: 'traces' });
    }
  }
}
