import type { AgentMessage, AgentPort, HostMessage, HostMethod } from './host-port.ts';
import { AgentError } from './agent-error.ts';
import { hostPortVersion } from './host-port.ts';

type Answer = Extract<HostMessage, { type: 'answer' }>;
type Part = Extract<HostMessage, { type: 'part' }>;

interface CallOptions {
  /** Gives the call up: the host is told, the call is rejected at once. */
  readonly signal?: AbortSignal | undefined;
  /** Takes what comes before the answer. */
  readonly onPart?: (value: unknown) => void;
}

export interface HostCaller {
  /** @throws AgentError as the host answered, `CALL_ENDED` after the end, or `NOT_SERIALIZABLE`. */
  call(...call: [method: HostMethod, params: unknown, options?: CallOptions]): Promise<unknown>;
  part(part: Part): void;
  answer(answer: Answer): void;
  /** Refuses the calls under way and those to come. */
  end(): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onPart: ((value: unknown) => void) | undefined;
}

/** Calls to the host over a port, matched with their answers by number. */
export function createHostCaller(port: AgentPort): HostCaller {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended = false;

  return {
    async call(method, params, { signal, onPart } = {}) {
      if (ended) throw callEnded();
      if (signal?.aborted === true) throw givenUp(method);
      lastId += 1;
      const id = lastId;
      const { promise, resolve, reject } = Promise.withResolvers<unknown>();
      const message: AgentMessage = { v: hostPortVersion, type: 'call', id, method, params };
      try {
        port.postMessage(message);
      } catch (cause) {
        throw notSendable(method, cause);
      }
      waiting.set(id, { resolve, reject, onPart });
      const giveUp = (): void => {
        const abandon: AgentMessage = { v: hostPortVersion, type: 'abandon', id };
        if (!waiting.delete(id)) return;
        port.postMessage(abandon);
        reject(givenUp(method));
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      try {
        return await promise;
      } finally {
        signal?.removeEventListener('abort', giveUp);
      }
    },
    part: ({ id, value }) => waiting.get(id)?.onPart?.(value),
    answer(answer) {
      const waiter = waiting.get(answer.id);
      waiting.delete(answer.id);
      if (answer.ok) waiter?.resolve(answer.value);
      else waiter?.reject(errorOf(answer));
    },
    end() {
      ended = true;
      for (const waiter of waiting.values()) waiter.reject(callEnded());
      waiting.clear();
    },
  };
}

function errorOf(answer: Extract<Answer, { ok: false }>): AgentError {
  const { code, message, path, hint, cause } = answer.error;
  return new AgentError({
    code,
    message,
    errorClass: answer.errorClass,
    ...(path === null ? {} : { path }),
    ...(hint === null ? {} : { hint }),
    ...(cause === null ? {} : { cause }),
    ...(answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs }),
  });
}

function callEnded(): AgentError {
  return new AgentError({
    code: 'CALL_ENDED',
    message: 'The call of this agent is over; its context answers no more.',
    hint: 'Await everything before run() returns.',
  });
}

function givenUp(method: HostMethod): AgentError {
  return new AgentError({
    code: 'ABORTED',
    message: `The agent gave up its call of ${method}.`,
    errorClass: 'transient',
  });
}

function notSendable(method: HostMethod, cause: unknown): AgentError {
  return new AgentError({
    code: 'NOT_SERIALIZABLE',
    message: `The arguments of ${method} must be plain data.`,
    cause,
  });
}
