import { captureOutput } from './worker/capture-output.ts';
import { runCall } from './worker/run-call.ts';
import { watchCrashes } from './worker/watch-crashes.ts';
import type { WorkerCall } from './worker/worker-call.ts';

captureOutput();
watchCrashes();

/** The function piscina calls in each thread. Replies go over the call's port. */
export default async function handleCall(call: WorkerCall): Promise<void> {
  if (call.type === 'run') await runCall(call);
}
