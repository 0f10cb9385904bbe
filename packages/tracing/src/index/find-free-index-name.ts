import { join } from 'node:path';
import { errorCode } from '../files/error-code.ts';
import type { FileSystem } from '../files/file-system.ts';
import { indexName } from '../layout/index-name.ts';

/** Runs that started in one second; more would mean that something else fills the folder. */
const most = 100_000;

interface Search {
  readonly traceDir: string;
  readonly startedAt: Date;
  /** The first number to try; 1 has no suffix. */
  readonly from: number;
}

/** The first name of that second which is not taken, with its number. */
export async function findFreeIndexName(
  fs: FileSystem,
  { traceDir, startedAt, from }: Search,
): Promise<{ readonly name: string; readonly count: number }> {
  for (let count = from; count < most; count += 1) {
    const name = indexName(startedAt, count);
    try {
      await fs.lstat(join(traceDir, name));
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return { name, count };
      throw error;
    }
  }
  throw new Error(`${most} indexes of one second in ${traceDir}`);
}
