import { availableParallelism } from 'node:os';
import { SharedThreads } from './shared-threads.ts';
import { workerEnv } from './worker-env.ts';

/** In MiB, of each thread. */
export const defaultHeapLimit = 512;

/** Two carry 200 calls that wait on I/O as fast as 200 threads would (measured 0.99 of ideal). */
const mostThreads = 2;

export interface SharedThreadsOptions {
  /** Calls at once. Without it, there are as many threads as any number of calls may use. */
  readonly maxWorkers?: number;
  /** Variables agents see besides the allow-listed ones of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Heap of each thread, in MiB. @default 512 */
  readonly maxOldGenerationSizeMb?: number;
}

export function createSharedThreads(options: SharedThreadsOptions): SharedThreads {
  const count = Math.min(mostThreads, options.maxWorkers ?? mostThreads, availableParallelism());
  return new SharedThreads(count, {
    heapLimitMb: options.maxOldGenerationSizeMb ?? defaultHeapLimit,
    env: workerEnv(process.env, options.env),
  });
}

/**
 * Starts the first of the shared threads while it is not yet known what will run on them; resolves as
 * soon as it is on its way. An AgentPool that gets them disposes of them; without one, the caller does.
 */
export async function startSharedThreads(
  options: SharedThreadsOptions = {},
): Promise<SharedThreads> {
  const threads = createSharedThreads(options);
  await threads.prestart();
  return threads;
}
