import { hostPortVersion } from '@parallel-dispatcher/agent';
import type { HostMessage } from '@parallel-dispatcher/agent';
import { readMessage } from '../host-port/read-message.ts';
import { takeClaim } from '../worker/claim.ts';
import type { ReplyMessage, RunCall, WorkerMessage, WorkerReply } from '../worker/worker-call.ts';
import { startProcess } from './agent-process.ts';
import type { ProcessExit } from './agent-process.ts';
import { describeExit, describeNoStart } from './describe-exit.ts';
import { readPrinted } from './read-printed.ts';
import type { Printed } from './read-printed.ts';
import { createStopTimers } from './stop-timers.ts';

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
  const { port, group, moduleUrl, settings, envelope, maxOutputBytes } = call;
  const send = (message: WorkerMessage): void => port.postMessage(message, []);
  const agent = startProcess(group);
  const printed = readPrinted(agent, send);
  const timers = createStopTimers(call);
  const heard: Heard = { started: false, reply: undefined };
  const replied = Promise.withResolvers<void>();
  agent.onMessage((data) => {
    const message = readMessage(data);
    if (message === undefined || heard.reply !== undefined) return;
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
  send(conclude(heard, await agent.exited, printed));
}

/** Its reply; without one, what its exit means. */
function conclude(
  { started, reply }: Heard,
  ...[exit, printed]: [ProcessExit, Printed]
): ReplyMessage {
  const droppedLogBytes = printed.droppedBytes() + (reply?.droppedLogBytes ?? 0);
  const facts = { v: hostPortVersion, type: 'reply', droppedLogBytes, clean: true } as const;
  return { ...facts, reply: reply?.reply ?? describeEnd(started, exit, printed.tail()) };
}

function describeEnd(started: boolean, ...[exit, stderr]: [ProcessExit, string]): WorkerReply {
  return started
    ? { ok: false, error: describeExit(exit, stderr), errorClass: 'bug' }
    : { ok: false, error: describeNoStart(exit, stderr), errorClass: 'transient' };
}
