import { describeFailure, hostPortVersion } from '@parallel-dispatcher/agent';
import type { AgentMessage, HostMessage, ToolResult } from '@parallel-dispatcher/agent';
import type { ArtifactRef, McpCall, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { ArtifactStore } from '@parallel-dispatcher/schema/ports';
import { answerCall, type ToolRequest } from './answer-call.ts';
import type { Answer } from './answer.ts';
import type { HostTools } from './host-tools.ts';
import { createLogCollector } from './log-collector.ts';
import type { LogCollector, Redact } from './log-collector.ts';
import { StagedFiles } from './staged-files.ts';

export interface HostOptions {
  readonly roots: readonly string[];
  readonly redact: Redact;
  readonly artifacts?: ArtifactStore;
  /** Files that an earlier attempt of the task placed: they may be replaced. */
  readonly owned: ReadonlySet<string>;
  readonly tools?: HostTools;
}

/** Whose call it is. */
export type CallFacts = Pick<TaskEnvelope, 'agent' | 'run' | 'task' | 'deadline'>;

type Said<Type> = Extract<AgentMessage, { type: Type }>;

/** What the host keeps for one call of an agent. */
export interface CallHost {
  readonly staged: StagedFiles;
  readonly artifacts: readonly ArtifactRef[];
  readonly logs: LogCollector;
  /** Tool calls, in the order they ended. */
  readonly mcpCalls: readonly McpCall[];
  /** Takes a message of the agent; an answer, if it needs one, goes to `send`. */
  receive(message: Said<'call' | 'log' | 'progress'>, send: (answer: HostMessage) => void): void;
  /** The agent was asked to stop, or is done: what it still waits for is given up. */
  stop(): void;
}

/** Ten a second is more than a person reads; the worker throttles too, but it is not trusted. */
const minProgressIntervalInMs = 100;
const maxProgressLength = 500;

export function createCallHost(
  options: HostOptions & { readonly envelope: CallFacts },
  onProgress: (message: string, fraction: number | null) => void,
): CallHost {
  const staged = new StagedFiles(options.roots, options.owned);
  const artifacts: ArtifactRef[] = [];
  const mcpCalls: McpCall[] = [];
  const stopping = new AbortController();
  const startedAt = performance.now();
  const logs = createLogCollector(options.redact);
  let lastProgressAt = Number.NEGATIVE_INFINITY;

  const { envelope, tools } = options;
  const callTool =
    tools &&
    (async (tool: ToolRequest): Promise<Answer> => {
      const { agent, run, task, deadline } = envelope;
      const answered = await tools.call({
        ...tool,
        agent,
        run,
        task,
        signal: stopping.signal,
        timeLeftMs: Math.max(1, deadline.timeout_ms - (performance.now() - startedAt)),
        onProgress: (progress) => report(progress),
      });
      const { record, ...rest } = answered;
      mcpCalls.push(record);
      if (!rest.ok) return rest;
      const { server, source } = record;
      return { ok: true, value: { value: rest.value, server, source } satisfies ToolResult };
    });

  const answer = async ({ id, ...call }: Said<'call'>): Promise<HostMessage> => {
    try {
      const answered = await answerCall(call, { ...options, staged, made: artifacts, callTool });
      return { v: hostPortVersion, type: 'answer', id, ...answered };
    } catch (thrown) {
      return { v: hostPortVersion, type: 'answer', id, ok: false, ...describeFailure(thrown) };
    }
  };
  const report = ({ message, fraction }: Pick<Said<'progress'>, 'message' | 'fraction'>): void => {
    const now = performance.now();
    if (now - lastProgressAt < minProgressIntervalInMs && fraction !== 1) return;
    lastProgressAt = now;
    onProgress(options.redact(message).slice(0, maxProgressLength).toWellFormed(), fraction);
  };

  return {
    staged,
    artifacts,
    logs,
    mcpCalls,
    stop: () => stopping.abort(),
    receive(message, send) {
      if (message.type === 'log') logs.add(message);
      else if (message.type === 'progress') report(message);
      else void answer(message).then(send);
    },
  };
}
