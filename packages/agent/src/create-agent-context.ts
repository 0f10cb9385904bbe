import type { LogLine, TaskEnvelope } from '@parallel-dispatcher/schema';
import type { AgentContext } from './agent-context.ts';
import { AgentError } from './agent-error.ts';
import { createByteBudget } from './byte-budget.ts';
import { createHostCaller } from './create-host-caller.ts';
import { createPulse } from './create-pulse.ts';
import { createProgress } from './create-progress.ts';
import { createServices } from './create-services.ts';
import { hostPortVersion } from './host-port.ts';
import type { AgentMessage, AgentPort, HostMessage } from './host-port.ts';

/**
 * Twice what the host keeps: the host redacts whole lines first and cuts afterwards, so that no
 * half of a secret is left at the cut.
 */
const maxSentLogBytes = 128 * 1024;

type CallFacts = Pick<
  TaskEnvelope,
  'run' | 'task' | 'attempt' | 'upstream' | 'traceparent' | 'repair'
>;

export interface AgentContextOptions {
  readonly port: AgentPort;
  readonly envelope: CallFacts;
}

/** The worker's side of one call: the context for the agent, and what its surroundings need. */
export interface AgentLink {
  readonly context: AgentContext;
  /** A line for the task's log, such as what the agent printed. */
  readonly write: (level: LogLine['level'], message: unknown) => void;
  /** Bytes of log lines that were not sent because there were too many. */
  readonly droppedLogBytes: () => number;
  /** Ends the link: what the agent still sends goes nowhere. */
  readonly end: () => void;
}

/** Builds an agent's context over a port to its host. */
export function createAgentContext({ port, envelope }: AgentContextOptions): AgentLink {
  const startedAt = performance.now();
  const abort = new AbortController();
  const caller = createHostCaller(port);
  const budget = createByteBudget(maxSentLogBytes);
  let ended = false;

  const send = (message: AgentMessage): void => {
    if (!ended) port.postMessage(message);
  };
  const pulse = createPulse(send);
  const write: AgentLink['write'] = (level, message) => {
    const text = String(message).slice(0, maxSentLogBytes);
    if (!budget.take(Buffer.byteLength(text))) return pulse();
    const atMs = performance.now() - startedAt;
    send({ v: hostPortVersion, type: 'log', level, message: text, atMs });
  };

  port.on('message', (data) => {
    const message = data as HostMessage;
    if (message.type === 'answer') caller.answer(message);
    if (message.type === 'part') caller.part(message);
    if (message.type !== 'cancel') return;
    send({ v: hostPortVersion, type: 'stopping' });
    abort.abort(aborted(message.reason));
  });
  port.on('close', () => abort.abort(hostGone));

  return {
    context: {
      run: envelope.run,
      task: envelope.task,
      attempt: envelope.attempt,
      idempotencyKey: idempotencyKeyOf(envelope),
      traceparent: envelope.traceparent,
      repair: envelope.repair ?? null,
      upstream: envelope.upstream,
      signal: abort.signal,
      ...createServices(caller),
      log: {
        debug: (message) => write('debug', message),
        info: (message) => write('info', message),
        warn: (message) => write('warn', message),
        error: (message) => write('error', message),
      },
      progress: createProgress(send),
    },
    write,
    droppedLogBytes: () => budget.dropped(),
    end() {
      ended = true;
      caller.end();
    },
  };
}

/** One for all: every call ends with it, and few agents look. */
const hostGone = aborted('The host went away.');

function aborted(reason: string): AgentError {
  return new AgentError({ code: 'ABORTED', message: reason, errorClass: 'transient' });
}

/** Fit for a header: a task id may be any text. */
function idempotencyKeyOf({ run, task }: CallFacts): string {
  return [run, task].map((part) => encodeURIComponent(part.toWellFormed())).join(':');
}
