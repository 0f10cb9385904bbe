import { join } from 'node:path';
import type { ArtifactRef } from '@parallel-dispatcher/schema';
import type { Page } from './page.ts';
import { oneLine } from './plain-text.ts';

/** What a task kept, each with the file that holds it, whole, to be copied. `runDir` is the folder of its run. */
export function artifactLines(
  artifacts: readonly ArtifactRef[],
  { runDir, page }: { readonly runDir: string; readonly page: Page },
): string[] {
  return artifacts.flatMap(({ name, $artifact: hash }) => [
    `${page.paint('dim', 'Kept')}  ${oneLine(name)}`,
    `  ${oneLine(join(runDir, 'artifacts', hash))}`,
  ]);
}
