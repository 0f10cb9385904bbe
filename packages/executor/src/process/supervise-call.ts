import { hostPortVersion } from '@parallel-dispatcher/agent';
import type { HostMessage } from '@parallel-dispatcher/agent';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { readMessage } from '../host-port/read-message.ts';
import { takeClaim } from '../worker/claim.ts';
import type {
  ReplyMessage,
  RunCall,
  UnstartedMessage,
  WorkerMessage,
} from '../worker/worker-call.ts';
import { startProcess } from './agent-process.ts';
import type { AgentProcess, ProcessExit } from './agent-process.ts';
import { describeExit } from './describe-exit.ts';
import { describeNoSpawn, describeNoStart } from './describe-no-start.ts';
import { readPrinted } from './read-printed.ts';
import type { Printed } from './read-printed.ts';
import { createStopTimers, startTimeoutInMs } from './stop-timers.ts';

/** What the process said so far. */
interface Heard {
  started: boolean;
  reply: ReplyMessage | undefined;
}

/**
 * One call in a process group of its own, from this thread: hands messages on both ways, makes log
 * lines of what the group prints, and ends the group once the call is over, was asked to stop or
 * did not start. Never throws.
 */
export async function superviseCall(call: RunCall): Promise<void> {
  if (!takeClaim(call.claim)) return;
  const send = (message: WorkerMessage): void => call.port.postMessage(message, []);
  try {
    await supervise(await startProcess(call.group), call, send);
  } catch (thrown) {
    send(unstarted(describeNoSpawn(thrown as Error)));
  }
}

async function supervise(
  agent: AgentProcess,
  ...[call, send]: [RunCall, (message: WorkerMessage) => void]
): Promise<void> {
  const { port, moduleUrl, settings, envelope, maxOutputBytes } = call;
  const printed = readPrinted(agent, send);
  const timers = createStopTimers(call);
  const heard: Heard = { started: false, reply: undefined };
  const replied = Promise.withResolvers<void>();
  agent.onMessage((data) => {
    const message = readMessage(data);
    if (message === undefined || heard.reply !== undefined) return;
    // Ours to say, not the agent's.
    if (message.type === 'unstarted') return;
    if (message.type === 'reply') {
      heard.reply = message;
      return replied.resolve();
    }
    if (message.type === 'started' && !heard.started) {
      heard.started = true;
      timers.begin();
    }
    send(message);
  });
  port.on('message', (message: HostMessage) => {
    agent.send(message);
    if (message.type === 'cancel') timers.request();
  });
  agent.send({ moduleUrl, settings, envelope, maxOutputBytes });

  await Promise.race([replied.promise, agent.exited]);
  timers.clear();
  await agent.end();
  const exit = await agent.exited;
  if (heard.started) return send(conclude(heard.reply, exit, printed));
  const timedOutAfterMs = timers.startedTooLate() ? startTimeoutInMs : null;
  send(unstarted(describeNoStart({ exit, stderr: printed.tail(), timedOutAfterMs })));
}

/** Its reply; without one, what its exit means. */
function conclude(
  reply: ReplyMessage | undefined,
  ...[exit, printed]: [ProcessExit, Printed]
): ReplyMessage {
  const droppedLogBytes = printed.droppedBytes() + (reply?.droppedLogBytes ?? 0);
  const facts = { v: hostPortVersion, type: 'reply', droppedLogBytes, clean: true } as const;
  if (reply !== undefined) return { ...facts, reply: reply.reply };
  const error = describeExit(exit, printed.tail());
  return { ...facts, reply: { ok: false, error, errorClass: 'bug' } };
}

function unstarted(error: ErrorDetail): UnstartedMessage {
  return { v: hostPortVersion, type: 'unstarted', error };
}
