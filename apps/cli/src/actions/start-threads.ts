import { startSharedThreads, type SharedThreads } from '@parallel-dispatcher/executor';
import type { RunOptions } from '../options/run-options.ts';

/**
 * Starts the threads of agents that share them. Apart from the run, because it is loaded, and the
 * plan read and checked, while they start.
 */
export async function startThreads({ maxWorkers }: RunOptions): Promise<SharedThreads> {
  return await startSharedThreads(typeof maxWorkers === 'number' ? { maxWorkers } : {});
}
