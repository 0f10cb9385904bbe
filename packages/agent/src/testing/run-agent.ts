import type {
  ArtifactRef,
  ErrorClass,
  ErrorDetail,
  JsonObject,
  JsonValue,
  LogLine,
  Repair,
  UpstreamEntry,
} from '@parallel-dispatcher/schema';
import type { AgentDefinition } from '../agent-definition.ts';
import { callAgent } from '../call-agent.ts';
import { createAgentContext } from '../create-agent-context.ts';
import type { AgentReply } from '../host-port.ts';
import { describeMisfit } from '../describe-misfit.ts';
import { createMemoryHost } from './memory-host.ts';
import type { TestTool } from './memory-host.ts';
import { createMemoryPort } from './memory-port.ts';
import type { ScriptedModel } from './scripted-model.ts';

export interface RunAgentOptions {
  /** Files the agent finds, by absolute path. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly upstream?: Readonly<Record<string, UpstreamEntry>>;
  readonly tools?: Readonly<Record<string, TestTool>>;
  /** Such as `scriptedModel([...])`. @default none */
  readonly model?: ScriptedModel;
  /** @default 1 */
  readonly attempt?: number;
  /** As in the attempt that is to mend an answer that was not accepted. */
  readonly repair?: Repair;
  /** Aborting it asks the agent to stop, as a deadline or a cancel does. */
  readonly signal?: AbortSignal;
}

/** What one call left behind, besides how it ended. */
export interface AgentTraces {
  /**
   * Text of all files after the call, by path: those given, and those written by a call that
   * succeeded, or kept as `*.rejected` by one that failed.
   */
  readonly files: Readonly<Record<string, string>>;
  readonly artifacts: readonly ArtifactRef[];
  readonly logs: readonly Pick<LogLine, 'level' | 'message'>[];
  readonly progress: readonly { readonly message: string; readonly fraction: number | null }[];
}

export type RunAgentResult = AgentTraces &
  (
    | { readonly ok: true; readonly output: JsonValue }
    | { readonly ok: false; readonly error: ErrorDetail; readonly errorClass: ErrorClass }
  );

/**
 * Runs an agent in this process, against files, tools and a model in memory: the input is parsed,
 * the output is checked against the agent's schema, as the dispatcher does. Never throws.
 */
export async function runAgent(
  definition: AgentDefinition,
  input: JsonObject,
  options: RunAgentOptions = {},
): Promise<RunAgentResult> {
  const host = createMemoryHost({
    files: options.files ?? {},
    tools: options.tools ?? {},
    model: options.model,
  });
  const port = createMemoryPort(host);
  const envelope = {
    run: 'run-in-memory',
    task: definition.name,
    attempt: options.attempt ?? 1,
    upstream: options.upstream ?? {},
    traceparent: null,
    repair: options.repair ?? null,
  };
  const link = createAgentContext({ port, envelope });
  const stop = (): void => port.cancel('The test asked the agent to stop.');
  options.signal?.addEventListener('abort', stop);
  if (options.signal?.aborted === true) stop();

  const reply = await callAgent({ definition, input, context: link.context });
  const accepted = await acceptOutput(definition, reply);
  link.end();
  options.signal?.removeEventListener('abort', stop);
  const stopped = options.signal?.aborted === true || (reply.ok && !accepted.ok);
  const files = host.files(stopped ? 'stopped' : accepted.ok ? 'accepted' : 'failed');
  return { ...accepted, ...port.said(), files: textsOf(files), artifacts: host.artifacts() };
}

async function acceptOutput(definition: AgentDefinition, reply: AgentReply): Promise<AgentReply> {
  if (!reply.ok) return reply;
  const parsed = await definition.output.safeParseAsync(reply.output);
  if (parsed.success) return { ok: true, output: parsed.data as JsonValue };
  return describeMisfit(parsed.error, {
    code: 'INVALID_OUTPUT',
    what: `The output of agent ${definition.name}`,
    at: 'output',
    value: reply.output,
    schema: definition.output,
  });
}

function textsOf(files: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> {
  const decoder = new TextDecoder();
  return Object.fromEntries([...files].map(([path, bytes]) => [path, decoder.decode(bytes)]));
}
