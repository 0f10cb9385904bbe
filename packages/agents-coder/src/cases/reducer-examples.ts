import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import type { ReducerContract } from '../contract/contract.ts';
import type { Example } from '../contract/example.ts';
import type { Transition } from '../contract/reducer/state-machine.ts';
import { borderValues } from '../interpret/border-values.ts';
import { placeValue } from '../interpret/place-value.ts';
import { runReducer } from '../interpret/run-reducer.ts';
import { matchesSchema } from '../json-schema/matches-schema.ts';
import { sampleSchema } from '../json-schema/sample-schema.ts';
import { withoutOptional } from './without-optional.ts';
import { free, oneTurn } from './free-example.ts';

/** More would bury the examples of the contract. */
const mostExamples = 80;

/** Each transition from each of its states, each guard at its border, and events that none takes. */
export function reducerExamples(contract: ReducerContract): readonly Example[] {
  const found = new Map<string, Example>();
  const samples = eventSamples(contract);
  const contexts = contextSamples(contract);
  const add = (
    why: string,
    state: string,
    ...[context, event]: [JsonObject, JsonValue]
  ): boolean => {
    const input = { events: [event] };
    if (!matchesSchema(contract.inputSchema, input)) return false;
    const { outcome, taken } = runReducer(contract, input.events, { state, context });
    if (outcome.kind === 'output' && !matchesSchema(contract.outputSchema, outcome.output))
      return false;
    const key = JSON.stringify([state, context, event]);
    if (found.size < mostExamples && !found.has(key)) {
      const expect = { ...free, outcome };
      found.set(key, oneTurn(why, input, { expect }, { from: { state, context } }));
    }
    return taken.length > 0;
  };
  for (const transition of contract.transitions) {
    const { on, from, to } = transition;
    const events = samples.filter((event) => typeOf(event) === on);
    for (const [at, state] of from.entries()) {
      const why = `${on} in ${state}, to ${to}`;
      for (const context of contexts) {
        for (const event of events) {
          const wasTaken = add(why, state, context, event);
          if (at === 0)
            atBorders(transition, { context, event }, (other) =>
              add(`${why}, at its border`, state, other.context, other.event),
            );
          if (wasTaken && at > 0) break;
        }
      }
    }
    const [first] = events;
    const items = contract.inputSchema.properties.get('events')?.items ?? null;
    const shorter = items === null || first === undefined ? [] : withoutOptional(items, first);
    for (const { name, value } of shorter) {
      const [state = contract.initialState] = from;
      for (const context of [...contexts, {}]) add(`${on} without ${name}`, state, context, value);
    }
    const outside = contract.states.find((state) => !from.includes(state));
    const [context = contract.initialContext] = contexts;
    const [event] = events;
    if (outside !== undefined && event !== undefined)
      add(`${on} in ${outside}`, outside, context, event);
  }
  return [...found.values()];
}

interface Case {
  readonly context: JsonObject;
  readonly event: JsonValue;
}

function atBorders({ guard }: Transition, held: Case, add: (other: Case) => void): void {
  for (const { of, path, values } of guard === null ? [] : borderValues([guard])) {
    for (const value of values) {
      add(
        of === 'field'
          ? { ...held, event: placeValue(held.event, path, value) }
          : { ...held, context: placeValue(held.context, path, value) as JsonObject },
      );
    }
  }
}

function typeOf(event: JsonValue): JsonValue | undefined {
  return typeof event === 'object' && event !== null && !Array.isArray(event)
    ? (event as Readonly<Record<string, JsonValue>>)['type']
    : undefined;
}

/** Events of the examples, two of each type, and one made from the schema where there is none. */
function eventSamples(contract: ReducerContract): readonly JsonValue[] {
  const given = contract.examples.flatMap(({ turns }) =>
    turns.flatMap(({ input }) => {
      const events = (input as Readonly<Record<string, JsonValue>> | null)?.['events'];
      return Array.isArray(events) ? (events as JsonValue[]) : [];
    }),
  );
  const items = contract.inputSchema.properties.get('events')?.items ?? null;
  const made = items === null ? undefined : sampleSchema(items);
  const types = [...new Set(contract.transitions.map(({ on }) => on))];
  return types.flatMap((type) => {
    const own = given.filter((event) => typeOf(event) === type).slice(0, 2);
    if (own.length > 0 || made === undefined) return own;
    return [placeValue(made, ['type'], type)];
  });
}

/** The context it begins with, and those of the examples. */
function contextSamples({ examples, initialContext }: ReducerContract): readonly JsonObject[] {
  const given = examples.flatMap(({ from }) => (from === null ? [] : [from.context]));
  return [initialContext, ...given].slice(0, 4);
}
