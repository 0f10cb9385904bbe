import { newRunId } from '../execute/new-run-id.ts';
import { accept, refuse, type Checked } from '../checked.ts';
import type { RuntimeOptions } from '../runtime-options.ts';
import { askOwner } from './ask-owner.ts';
import * as errors from './control-errors.ts';
import { findKnownRun, readOwnerOf, type KnownRun } from './known-run.ts';
import { storeOrder, type StoredOrder } from './stored-orders.ts';

export interface CancelOptions extends RuntimeOptions {
  /** @default the whole run */
  readonly task?: string;
  /** Why, for the journal and the result. */
  readonly reason?: string;
}

export interface CancelDocument {
  readonly run_id: string;
  /** Null: the whole run. */
  readonly task_id: string | null;
  readonly reason: string;
  /**
   * `delivered`: the process that has the run has the order. `stored`: none has the run; it is carried
   * out when the run is resumed.
   */
  readonly status: 'delivered' | 'stored';
  /** What to do next, as argv. */
  readonly commands: readonly (readonly string[])[];
}

/** Cancels `latest`, a run id, or the run of an index; or one task of it. */
export async function cancelRun(
  which: string,
  { task, reason, ...options }: CancelOptions = {},
): Promise<Checked<CancelDocument>> {
  const found = await findKnownRun(which, options);
  if (!found.ok) return found;
  const known = found.value;
  const { record } = known;
  if (record.state === 'finished') return refuse(errors.runEnded(known));
  const order = {
    order: newRunId(),
    task: task ?? null,
    reason: reason ?? 'a request from outside',
  };
  if (task !== undefined) {
    const meant = record.tasks.find(({ taskId }) => taskId === task);
    if (meant === undefined) return refuse(errors.unknownTask(task, known));
    if (['succeeded', 'cached'].includes(meant.state)) return refuse(errors.taskEnded(task, known));
  }
  if (record.state === 'running') {
    const delivered = await deliver(known, order);
    if (delivered !== undefined) return delivered;
  }
  // It may have gone meanwhile.
  const owner = await readOwnerOf(known);
  const isGone = owner?.liveness === 'interrupted' || owner?.liveness === 'ended';
  return isGone ? await store(known, order) : refuse(errors.runUnreachable(known, owner));
}

/** Undefined: nobody answered. */
async function deliver(
  known: KnownRun,
  order: StoredOrder,
): Promise<Checked<CancelDocument> | undefined> {
  const owner = await readOwnerOf(known);
  const socket = owner?.liveness === 'running' ? owner.owner.control : null;
  if (socket === null) return undefined;
  const request = { v: 1, type: 'cancel', ...order } as const;
  for await (const answer of askOwner(socket, { request })) {
    if (answer.type === 'done') return accept(documentOf(known, { ...order, status: 'delivered' }));
    if (answer.type === 'refused') return refuse(answer.error);
  }
  return undefined;
}

/** For whoever goes on with the run; who began to do so just now may not have seen it. */
async function store(known: KnownRun, order: StoredOrder): Promise<Checked<CancelDocument>> {
  try {
    await storeOrder(known.record.runDir, order);
  } catch (thrown) {
    return refuse(errors.orderNotStored(known, thrown));
  }
  const delivered = await deliver(known, order);
  return delivered?.ok === true
    ? delivered
    : accept(documentOf(known, { ...order, status: 'stored' }));
}

function documentOf(
  { runId, commands }: KnownRun,
  { task, reason, status }: StoredOrder & Pick<CancelDocument, 'status'>,
): CancelDocument {
  return {
    run_id: runId,
    task_id: task,
    reason,
    status,
    commands: status === 'delivered' ? [commands.wait, commands.status] : [commands.resume],
  };
}
