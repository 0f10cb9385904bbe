import { callAgent, checkAgentDefinition, describeFailure } from '@parallel-dispatcher/agent';
import type { AgentLink, AgentReply, CheckedDefinition } from '@parallel-dispatcher/agent';
import { errorDetail, type JsonObject } from '@parallel-dispatcher/schema';
import { outputTooLarge } from '../acceptance/output-too-large.ts';
import { runInScope } from './task-scope.ts';
import type { TaskScope } from './task-scope.ts';
import type { AgentTask, WorkerReply } from './worker-call.ts';

export interface Executed {
  readonly reply: WorkerReply;
  /** Whether something was thrown outside of the agent's promise. */
  readonly crashed: boolean;
}

/** Loads the agent and runs it, until it answers or crashes. Never throws. */
export async function executeCall(task: AgentTask, link: AgentLink): Promise<Executed> {
  const crash = Promise.withResolvers<WorkerReply>();
  let crashed = false;
  const scope: TaskScope = {
    write: (level, text) => link.write(level, text),
    crash: (thrown) => {
      crashed = true;
      crash.resolve(describeCrash(thrown));
    },
  };
  const reply = await runInScope(scope, () => Promise.race([execute(task, link), crash.promise]));
  return { reply, crashed };
}

async function execute(task: AgentTask, { context }: AgentLink): Promise<WorkerReply> {
  const loaded = await loadAgent(task);
  if (!loaded.ok) return { ok: false, error: loaded.error, errorClass: 'bug' };
  const { definition } = loaded;
  const reply = await callAgent({
    definition,
    input: task.envelope.input,
    context,
    limits: { maxTextLength: task.maxOutputBytes },
  });
  return reply.ok ? toText(reply, task.maxOutputBytes) : reply;
}

async function loadAgent({ moduleUrl, settings }: AgentTask): Promise<CheckedDefinition> {
  try {
    const module = (await import(moduleUrl)) as {
      readonly default?: unknown;
      readonly createAgent?: (settings: JsonObject) => unknown;
    };
    const agent = settings === null ? module.default : module.createAgent?.(settings);
    return checkAgentDefinition(agent, moduleUrl);
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
