import { threadId } from 'node:worker_threads';
import {
  callAgent,
  checkAgentDefinition,
  createAgentContext,
  describeFailure,
  hostPortVersion,
} from '@parallel-dispatcher/agent';
import type { AgentLink, AgentReply, CheckedDefinition } from '@parallel-dispatcher/agent';
import { errorDetail } from '@parallel-dispatcher/schema';
import { outputTooLarge } from '../acceptance/output-too-large.ts';
import { takeClaim } from './claim.ts';
import { retireSpoiledThread } from './spoiled-thread.ts';
import { isUnchanged, takeFingerprint } from './take-fingerprint.ts';
import { runInScope } from './task-scope.ts';
import type { TaskScope } from './task-scope.ts';
import type { RunCall, WorkerMessage, WorkerReply } from './worker-call.ts';

/**
 * One call on this thread: says that it started, runs the agent, sends the reply. Never throws. A
 * thread of one's own that was left unclean is held until the host ends it, so that no other call
 * gets it.
 */
export async function runCall(call: RunCall): Promise<void> {
  if (call.shared && retireSpoiledThread()) return;
  if (!takeClaim(call.claim)) return;
  const send = (message: WorkerMessage): void => call.port.postMessage(message, []);
  const link = createAgentContext({ port: call.port, envelope: call.envelope });
  const before = takeFingerprint();
  send({ v: hostPortVersion, type: 'started', thread: threadId });

  const crash = Promise.withResolvers<WorkerReply>();
  let crashed = false;
  const scope: TaskScope = {
    write: (level, text) => link.write(level, text),
    crash: (thrown) => {
      crashed = true;
      crash.resolve(describeCrash(thrown));
    },
  };
  const reply = await runInScope(scope, () => Promise.race([execute(call, link), crash.promise]));
  const clean = !crashed && isUnchanged(before, takeFingerprint());
  const droppedLogBytes = link.droppedLogBytes();
  link.end();
  send({ v: hostPortVersion, type: 'reply', reply, droppedLogBytes, clean });
  if (call.shared) retireSpoiledThread();
  else if (!clean) await new Promise<never>(() => undefined);
}

async function execute(call: RunCall, { context }: AgentLink): Promise<WorkerReply> {
  const loaded = await loadAgent(call.moduleUrl);
  if (!loaded.ok) return { ok: false, error: loaded.error, errorClass: 'bug' };
  const { definition } = loaded;
  const reply = await callAgent({
    definition,
    input: call.envelope.input,
    context,
    limits: { maxTextLength: call.maxOutputBytes },
  });
  return reply.ok ? toText(reply, call.maxOutputBytes) : reply;
}

async function loadAgent(moduleUrl: string): Promise<CheckedDefinition> {
  try {
    const module = (await import(moduleUrl)) as { default?: unknown };
    return checkAgentDefinition(module.default, moduleUrl);
  } catch (thrown) {
    const { error: cause } = describeFailure(thrown);
    const message = `${moduleUrl} could not be loaded: ${cause.message}`;
    return { ok: false, error: errorDetail({ code: 'AGENT_LOAD_FAILED', message, cause }) };
  }
}

function toText(reply: Extract<AgentReply, { ok: true }>, maxBytes: number): WorkerReply {
  try {
    const json = JSON.stringify(reply.output);
    const bytes = Buffer.byteLength(json);
    return bytes > maxBytes ? outputTooLarge(bytes, maxBytes) : { ok: true, json };
  } catch {
    return outputTooLarge(null, maxBytes);
  }
}

function describeCrash(thrown: unknown): WorkerReply {
  const { error: cause } = describeFailure(thrown);
  return {
    ok: false,
    error: errorDetail({
      code: 'AGENT_CRASHED',
      message: `The agent crashed outside of its promise: ${cause.message}`,
      hint: 'Await or catch every promise, and handle the error events of streams and sockets.',
      cause,
    }),
    errorClass: 'bug',
  };
}
