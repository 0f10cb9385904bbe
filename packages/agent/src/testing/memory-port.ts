import { describeFailure } from '../describe-failure.ts';
import { hostPortVersion } from '../host-port.ts';
import type { AgentMessage, AgentPort, HostMessage } from '../host-port.ts';
import type { MemoryHost } from './memory-host.ts';

type Said<Type> = Extract<AgentMessage, { type: Type }>;

export interface MemoryPort extends AgentPort {
  cancel(reason: string): void;
  /** Everything the agent logged and reported so far. */
  said(): {
    readonly logs: readonly Pick<Said<'log'>, 'level' | 'message'>[];
    readonly progress: readonly Pick<Said<'progress'>, 'message' | 'fraction'>[];
  };
}

/** A port whose other end is in memory; answers come in a later microtask, as over a thread. */
export function createMemoryPort(host: MemoryHost): MemoryPort {
  const listeners: ((message: unknown) => void)[] = [];
  const logs: Pick<Said<'log'>, 'level' | 'message'>[] = [];
  const progress: Pick<Said<'progress'>, 'message' | 'fraction'>[] = [];

  const deliver = (message: HostMessage): void => {
    for (const listener of listeners) listener(message);
  };
  const answer = async ({ id, method, params }: Said<'call'>): Promise<void> => {
    try {
      const value = await host.answer(method, params, (part) =>
        deliver({ v: hostPortVersion, type: 'part', id, value: part }),
      );
      deliver({ v: hostPortVersion, type: 'answer', id, ok: true, value });
    } catch (thrown) {
      deliver({ v: hostPortVersion, type: 'answer', id, ok: false, ...describeFailure(thrown) });
    }
  };

  return {
    postMessage(data) {
      const message = data as AgentMessage;
      if (message.type === 'call') void answer(message);
      if (message.type === 'log') logs.push({ level: message.level, message: message.message });
      if (message.type === 'progress') {
        progress.push({ message: message.message, fraction: message.fraction });
      }
    },
    on(event: 'message' | 'close', listener: (message: unknown) => void) {
      if (event === 'message') listeners.push(listener);
    },
    cancel: (reason) => deliver({ v: hostPortVersion, type: 'cancel', reason }),
    said: () => ({ logs, progress }),
  };
}
