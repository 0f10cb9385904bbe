import { describeFailure, hostPortVersion } from '@parallel-dispatcher/agent';
import type { AgentMessage, HostMessage } from '@parallel-dispatcher/agent';
import type {
  ArtifactRef,
  McpCall,
  ModelCall,
  TaskEnvelope,
  Usage,
} from '@parallel-dispatcher/schema';
import type { ArtifactStore, Clock } from '@parallel-dispatcher/schema/ports';
import { usageOf } from '../attempt/usage-of.ts';
import { systemClock } from '../system-clock.ts';
import type { Standstill } from '../time/standstill-news.ts';
import { TaskTime } from '../time/task-time.ts';
import { answerCall } from './answer-call.ts';
import { givenUp } from './given-up.ts';
import type { HostModel } from './host-model.ts';
import type { HostTools } from './host-tools.ts';
import { connectServices } from './connect-services.ts';
import { createLogCollector } from './log-collector.ts';
import type { LogCollector } from './log-collector.ts';
import { RejectedFiles } from '../rejection/rejected-files.ts';
import type { Redact } from './redact.ts';
import { StagedFiles } from './staged-files.ts';

export interface HostOptions {
  readonly roots: readonly string[];
  readonly redact: Redact;
  readonly artifacts?: ArtifactStore;
  /** Files that an earlier attempt of the task placed: they may be replaced. */
  readonly owned: ReadonlySet<string>;
  readonly tools?: HostTools;
  readonly model?: HostModel;
  /** Told what each model call used, as it ends. */
  readonly onUsage?: (usage: Usage) => void;
  /** Told when the clock of the task stands still for long, and when it goes on. */
  readonly onStandstill?: (standstill: Standstill) => void;
  readonly clock?: Clock;
}

/** Whose call it is. */
export type CallFacts = Pick<TaskEnvelope, 'agent' | 'run' | 'task' | 'deadline'>;

type Said<Type> = Extract<AgentMessage, { type: Type }>;

/** What the host keeps for one call of an agent. */
export interface CallHost {
  readonly time: TaskTime;
  readonly staged: StagedFiles;
  /** Placed only if the agent ends with an error of its own. */
  readonly rejected: RejectedFiles;
  readonly artifacts: readonly ArtifactRef[];
  readonly logs: LogCollector;
  /** Tool calls, in the order they ended. */
  readonly mcpCalls: readonly McpCall[];
  /** Model calls, likewise. */
  readonly modelCalls: readonly ModelCall[];
  /** Takes a message of the agent; an answer, if it needs one, goes to `send`. */
  receive(
    message: Said<'call' | 'abandon' | 'log' | 'progress'>,
    send: (answer: HostMessage) => void,
  ): void;
  /** The agent was asked to stop, or is done: what it still waits for is given up. */
  stop(): void;
  /** Resolves when what was given up has its record, or soon: no task is held up by a record. */
  settled(): Promise<void>;
}

/** Ten a second is more than a person reads; the worker throttles too, but it is not trusted. */
const minProgressIntervalInMs = 100;
const maxProgressLength = 500;

/** A tool or model that was told to stop says so at once; one that does not is not waited for. */
const longestSettlingMs = 500;

/** One for all: made anew for each call, it is the dearest part of a short one. */
const over = new DOMException('The call is over.', 'AbortError');

export function createCallHost(
  options: HostOptions & { readonly envelope: CallFacts },
  onProgress: (message: string, fraction: number | null) => void,
): CallHost {
  const staged = new StagedFiles(options.roots, options.owned);
  const rejected = new RejectedFiles(options.roots);
  const artifacts: ArtifactRef[] = [];
  const time = new TaskTime({
    clock: options.clock ?? systemClock,
    limitMs: options.envelope.deadline.timeout_ms,
    onStandstill: options.onStandstill ?? (() => undefined),
  });
  const stopping = new AbortController();
  const underWay = new Map<number, AbortController>();
  let quiet: PromiseWithResolvers<void> | undefined;
  const logs = createLogCollector(options.redact);
  let lastProgressAt = Number.NEGATIVE_INFINITY;

  const services = connectServices({
    ...options,
    time,
    onProgress: (progress) => report(progress),
    onModelCall(record) {
      const used = usageOf([record]);
      if (used !== null) options.onUsage?.(used);
    },
  });

  const answer = async (
    { id, ...call }: Said<'call'>,
    send: (message: HostMessage) => void,
  ): Promise<HostMessage> => {
    const abandoned = new AbortController();
    underWay.set(id, abandoned);
    try {
      const { callTool, askModel } = services.for({
        signal: AbortSignal.any([stopping.signal, abandoned.signal]),
        onText: (value) => send({ v: hostPortVersion, type: 'part', id, value }),
      });
      const around = { ...options, staged, rejected, made: artifacts, callTool, askModel };
      const answered = await answerCall(call, around);
      return { v: hostPortVersion, type: 'answer', id, ...answered };
    } catch (thrown) {
      return { v: hostPortVersion, type: 'answer', id, ok: false, ...describeFailure(thrown) };
    } finally {
      underWay.delete(id);
      if (underWay.size === 0) quiet?.resolve();
    }
  };
  const report = ({ message, fraction }: Pick<Said<'progress'>, 'message' | 'fraction'>): void => {
    const now = performance.now();
    if (now - lastProgressAt < minProgressIntervalInMs && fraction !== 1) return;
    lastProgressAt = now;
    onProgress(options.redact(message).slice(0, maxProgressLength).toWellFormed(), fraction);
  };

  return {
    time,
    staged,
    rejected,
    artifacts,
    logs,
    mcpCalls: services.mcpCalls,
    modelCalls: services.modelCalls,
    stop: () => stopping.abort(over),
    async settled() {
      if (underWay.size === 0) return;
      stopping.abort(over);
      quiet = Promise.withResolvers<void>();
      const tooLong = setTimeout(quiet.resolve, longestSettlingMs);
      await quiet.promise;
      clearTimeout(tooLong);
    },
    receive(message, send) {
      if (message.type === 'log') logs.add(message);
      else if (message.type === 'progress') report(message);
      else if (message.type === 'abandon') underWay.get(message.id)?.abort(givenUp);
      else void answer(message, send).then(send);
    },
  };
}
