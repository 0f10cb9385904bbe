import type { EffectPort, PortCall } from '../support/effect-port.ts';

/** A port that answers as told and notes what it was asked. */
export interface FakePort extends EffectPort {
  readonly calls: readonly PortCall[];
  /** `begin`, `commit` and `rollback`, as they came. */
  readonly transaction: readonly string[];
  /** Adds answers after those that are left. `hang`: none comes. A function may throw. */
  answerWith(answers: readonly unknown[]): void;
}

export const hang: unique symbol = Symbol('hang');

export function fakePort(answers: readonly unknown[] = []): FakePort {
  const left = [...answers];
  const calls: PortCall[] = [];
  const transaction: string[] = [];
  const note = (event: string) => async (): Promise<void> => void transaction.push(event);
  return {
    calls,
    transaction,
    answerWith: (more) => void left.push(...more),
    call: async (call) => {
      calls.push(structuredClone(call));
      const answer = left.shift();
      if (answer === hang) return new Promise(() => undefined);
      if (typeof answer === 'function') return answer();
      return answer === undefined ? { error: 'NO_ANSWER_LEFT' } : structuredClone(answer);
    },
    begin: note('begin'),
    commit: note('commit'),
    rollback: note('rollback'),
  };
}
