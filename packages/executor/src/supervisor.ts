import { superviseCall } from './process/supervise-call.ts';
import type { WorkerCall } from './worker/worker-call.ts';

/** The function piscina calls in a thread that looks after a process. */
export default async function handleCall(call: WorkerCall): Promise<void> {
  if (call.type === 'run') await superviseCall(call);
}
