import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { ReducerContract } from '../contract/contract.ts';
import type { Expectation } from '../contract/example.ts';
import type { Transition } from '../contract/reducer/state-machine.ts';
import { codeOf } from '../typescript/support/code-of.ts';
import { isOneOf } from '../typescript/support/is-one-of.ts';
import { listAt } from '../typescript/support/list-at.ts';
import { toPlain } from '../typescript/support/to-plain.ts';
import { valueAt } from '../typescript/support/value-at.ts';
import { evaluate } from './evaluate.ts';
import { holds } from './holds.ts';

/** What the contract says of a batch of events, and which transitions took them. */
export interface ReducerRun {
  readonly outcome: Expectation;
  readonly taken: readonly Transition[];
}

export interface StartState {
  readonly state: string;
  readonly context: JsonObject;
}

export function runReducer(
  contract: ReducerContract,
  events: readonly JsonValue[],
  ...[from]: [StartState]
): ReducerRun {
  const taken: Transition[] = [];
  let { state } = from;
  let context: Readonly<Record<string, unknown>> = from.context;
  let ignored = 0;
  try {
    for (const event of events) {
      const { duplicateKey } = contract;
      const key = duplicateKey === null ? null : valueAt(event, ...duplicateKey.field);
      if (duplicateKey !== null && isOneOf(key, listAt(context, duplicateKey.seenIn))) {
        ignored += 1;
        continue;
      }
      const known = { vars: context, row: event };
      const found = contract.transitions.find(
        ({ from: states, on, guard }) =>
          states.includes(state) &&
          on === valueAt(event, 'type') &&
          (guard === null || holds(guard, known)),
      );
      if (found === undefined && contract.rejectsBatch) {
        return { outcome: { kind: 'error', code: 'INVALID_TRANSITION' }, taken };
      }
      if (found === undefined) {
        ignored += 1;
        continue;
      }
      const update = found.update.map(([name, value]) => [name, evaluate(value, known)] as const);
      context = { ...context, ...Object.fromEntries(update) };
      if (duplicateKey !== null) {
        const { seenIn } = duplicateKey;
        context = { ...context, [seenIn]: [...listAt(context, seenIn), key] };
      }
      state = found.to;
      taken.push(found);
    }
    const output = {
      state,
      context: toPlain(context) as JsonValue,
      applied: taken.length,
      ignored,
    };
    return { outcome: { kind: 'output', output }, taken };
  } catch (error) {
    return { outcome: { kind: 'error', code: codeOf(error) }, taken };
  }
}
