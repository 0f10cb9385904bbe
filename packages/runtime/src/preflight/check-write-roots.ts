import { resolve } from 'node:path';
import { checkPath } from '@parallel-dispatcher/executor';
import type { ErrorDetail, Plan } from '@parallel-dispatcher/schema';
import picomatch from 'picomatch';
import { accept, refuse, type Checked } from '../checked.ts';

interface WriteRoots {
  readonly cwd: string;
  /** Absolute folders that tasks may write in. */
  readonly roots: readonly string[];
}

/** Whether all that tasks declare to write is where they may write: the fixed folders of globs. */
export async function checkWriteRoots(
  { tasks }: Pick<Plan, 'tasks'>,
  { cwd, roots }: WriteRoots,
): Promise<Checked<null>> {
  const errors: ErrorDetail[] = [];
  for (const [index, { writes = [] }] of tasks.entries()) {
    for (const [position, glob] of writes.entries()) {
      const { base } = picomatch.scan(resolve(cwd, glob));
      const checked = await checkPath(base === '' ? '/' : base, {
        use: 'write',
        roots,
        at: `tasks[${index}].writes[${position}]`,
        allowMissingParent: true,
      });
      if (!checked.ok) errors.push(checked.error);
    }
  }
  return errors.length > 0 ? refuse(...errors) : accept(null);
}
