import { createAgentContext, hostPortVersion } from '@parallel-dispatcher/agent';
import type { AgentPort } from '@parallel-dispatcher/agent';
import { executeCall } from '../worker/execute-call.ts';
import type { AgentTask, WorkerMessage } from '../worker/worker-call.ts';

/** The channel of this process as the port of a call. */
const port: AgentPort = {
  // What cannot be sent throws here; a channel that is gone ends the process anyway.
  postMessage: (message) => void process.send?.(message, undefined, undefined, () => undefined),
  on: (event: 'message' | 'close', listener: (message: unknown) => void) =>
    process.on(event === 'close' ? 'disconnect' : 'message', listener),
};

/** The one call of this process, once it is `watched`. The process ends with it from outside. */
export async function serveCall(task: AgentTask, watched: Promise<void>): Promise<void> {
  const link = createAgentContext({ port, envelope: task.envelope });
  const send = (message: WorkerMessage): void => port.postMessage(message);
  await watched;
  send({ v: hostPortVersion, type: 'started', thread: process.pid });
  const { reply } = await executeCall(task, link);
  const droppedLogBytes = link.droppedLogBytes();
  link.end();
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  send({ v: hostPortVersion, type: 'reply', reply, droppedLogBytes, clean: true });
}

/** What was printed reaches the pipe before the reply, after which the process is ended. */
async function flush(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.writableLength === 0) return;
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
}
