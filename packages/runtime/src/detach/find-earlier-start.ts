import { createHash } from 'node:crypto';
import { journalEvents } from '../control/journal-events.ts';
import { findKnownRun, type KnownRun } from '../control/known-run.ts';
import type { RuntimeOptions } from '../runtime-options.ts';
import type { RunRequest } from './detached-job.ts';

/** What tells requests apart: one of a new run is also its id, so that only one can be created. */
export function orderOf(request: RunRequest, key: string): string {
  const hash = createHash('sha256');
  const add = (part: string | Uint8Array): void => {
    hash.update(`${part.length}:`).update(part);
  };
  const { plan = '', ...choice } = request.type === 'run' ? { plan: request.plan } : request.choice;
  add(request.type);
  add(key);
  add(plan);
  if (request.type !== 'run') add(JSON.stringify([request.which, choice]));
  return `key-${hash.digest('hex').slice(0, 32)}`;
}

interface Earlier {
  readonly order: string;
  readonly options: RuntimeOptions;
}

/** The run that the same order has started, or gone on with, before. */
export async function findEarlierStart(
  request: RunRequest,
  { order, options }: Earlier,
): Promise<KnownRun | undefined> {
  const found = await findKnownRun(request.type === 'resume' ? request.which : order, options);
  if (!found.ok) return undefined;
  if (request.type !== 'resume') return found.value;
  for await (const event of journalEvents(found.value.record.runDir)) {
    if (event.type === 'run_resumed' && event.order === order) return found.value;
  }
  return undefined;
}
