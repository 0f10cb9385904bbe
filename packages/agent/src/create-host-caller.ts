import type { AgentMessage, AgentPort, HostMessage, HostMethod } from './host-port.ts';
import { AgentError } from './agent-error.ts';
import { hostPortVersion } from './host-port.ts';

type Answer = Extract<HostMessage, { type: 'answer' }>;

export interface HostCaller {
  /** @throws AgentError as the host answered, `CALL_ENDED` after the end, or `NOT_SERIALIZABLE`. */
  call(method: HostMethod, params: unknown): Promise<unknown>;
  answer(answer: Answer): void;
  /** Refuses the calls under way and those to come. */
  end(): void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Calls to the host over a port, matched with their answers by number. */
export function createHostCaller(port: AgentPort): HostCaller {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let ended = false;

  return {
    async call(method, params) {
      if (ended) throw callEnded();
      lastId += 1;
      const id = lastId;
      return await new Promise((resolve, reject) => {
        const message: AgentMessage = { v: hostPortVersion, type: 'call', id, method, params };
        try {
          port.postMessage(message);
          waiting.set(id, { resolve, reject });
        } catch (cause) {
          reject(notSendable(method, cause));
        }
      });
    },
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
  });
}

function callEnded(): AgentError {
  return new AgentError({
    code: 'CALL_ENDED',
    message: 'The call of this agent is over; its context answers no more.',
    hint: 'Await everything before run() returns.',
  });
}

function notSendable(method: HostMethod, cause: unknown): AgentError {
  return new AgentError({
    code: 'NOT_SERIALIZABLE',
    message: `The arguments of ${method} must be plain data.`,
    cause,
  });
}
