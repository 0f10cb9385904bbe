import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { watchdogFile } from '../worker-file.ts';
import { endOwnGroup } from './end-own-group.ts';

/** Enough for one socket. */
const resourceLimits = { maxOldGenerationSizeMb: 32 };

/**
 * From now on this process group ends when the thread or the process that started it does, by
 * whatever cause. Resolves once that holds for a blocked main thread, too.
 */
export async function endWithHost(): Promise<void> {
  process.on('disconnect', endOwnGroup);
  const watchdog = new Worker(watchdogFile, { resourceLimits });
  watchdog.unref();
  await once(watchdog, 'message');
}
