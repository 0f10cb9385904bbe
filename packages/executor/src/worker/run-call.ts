import { threadId } from 'node:worker_threads';
import { createAgentContext, hostPortVersion } from '@parallel-dispatcher/agent';
import { takeClaim } from './claim.ts';
import { executeCall } from './execute-call.ts';
import { retireSpoiledThread } from './spoiled-thread.ts';
import { isUnchanged, takeFingerprint } from './fingerprint.ts';
import type { RunCall, WorkerMessage } from './worker-call.ts';

/**
 * One call on this thread: says that it started, runs the agent, sends the reply. Never throws. A
 * thread of one's own that was left unclean is held until the host ends it, so that no other call
 * gets it.
 */
export async function runCall(call: RunCall): Promise<void> {
  const shared = call.isolation === 'shared';
  if (shared && retireSpoiledThread()) return;
  if (!takeClaim(call.claim)) return;
  const send = (message: WorkerMessage): void => call.port.postMessage(message, []);
  const link = createAgentContext({ port: call.port, envelope: call.envelope });
  // What a shared thread was left with, its neighbours may have done.
  const before = shared ? undefined : takeFingerprint();
  send({ v: hostPortVersion, type: 'started', thread: threadId });

  const { reply, crashed } = await executeCall(call, link);
  const clean = before === undefined || (!crashed && isUnchanged(before));
  const droppedLogBytes = link.droppedLogBytes();
  link.end();
  send({ v: hostPortVersion, type: 'reply', reply, droppedLogBytes, clean });
  if (shared) retireSpoiledThread();
  else if (!clean) await new Promise<never>(() => undefined);
}
