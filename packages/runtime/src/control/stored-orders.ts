import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResumableRun } from '@parallel-dispatcher/tracing';
import * as z from 'zod';
import type { CancelOrder } from './cancel-order.ts';

const { O_APPEND, O_CREAT, O_NOFOLLOW, O_RDONLY, O_WRONLY } = constants;

const storedOrderSchema = z.lazy(() =>
  z.object({
    v: z.literal(1),
    order: z.string(),
    type: z.literal('cancel'),
    task: z.string().nullable(),
    reason: z.string(),
    ts: z.iso.datetime(),
  }),
);

/** An order with an id of its own. */
export type StoredOrder = Required<CancelOrder>;

/**
 * Stores an order in the folder of a run that nobody has: whoever goes on with the run reads it.
 * Rejects with the error of the OS.
 */
export async function storeOrder(
  runDir: string,
  { order, task, reason }: StoredOrder,
): Promise<void> {
  const flags = O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW;
  await using file = await open(ordersFile(runDir), flags, 0o600);
  const line: z.input<typeof storedOrderSchema> = {
    v: 1,
    order,
    type: 'cancel',
    task,
    reason,
    ts: new Date().toISOString(),
  };
  await file.chmod(0o600);
  // The line end in front closes a line that a crash tore.
  await file.write(`\n${JSON.stringify(line)}\n`);
  await file.datasync();
}

/** Orders that were stored for a run and are not among its facts yet, in the order they were given. */
export async function readPendingOrders({
  runDir,
  events,
}: Pick<ResumableRun, 'runDir' | 'events'>): Promise<readonly StoredOrder[]> {
  const stored = await readOrders(runDir);
  if (stored.length === 0) return [];
  const done = new Set<string>();
  for (const event of events) {
    if (event.type === 'cancel' && event.order !== undefined) done.add(event.order);
  }
  return stored.filter(({ order }) => !done.has(order));
}

async function readOrders(runDir: string): Promise<readonly StoredOrder[]> {
  try {
    await using file = await open(ordersFile(runDir), O_RDONLY | O_NOFOLLOW);
    const text = await file.readFile('utf8');
    return text.split('\n').flatMap(readOrder);
  } catch {
    return [];
  }
}

/** What cannot be read was torn by a crash: whoever gave that order was not told that it is stored. */
function readOrder(line: string): readonly StoredOrder[] {
  try {
    const { order, task, reason } = storedOrderSchema.parse(JSON.parse(line));
    return [{ order, task, reason }];
  } catch {
    return [];
  }
}

function ordersFile(runDir: string): string {
  return join(runDir, 'orders.jsonl');
}
