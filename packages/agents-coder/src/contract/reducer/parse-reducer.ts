import type { JsonObject } from '@parallel-dispatcher/schema';
import type { ContractCommon, ReducerContract } from '../contract.ts';
import { fieldsOf } from '../fields.ts';
import { jsonPath } from '../json-path.ts';
import { isMapping, nameOf, type Mapping } from '../mapping.ts';
import { parsePath } from '../parse-path.ts';
import { didYouMean, type Problems } from '../problem.ts';
import { reportOutputFields } from '../report-output-fields.ts';
import { toPlain } from '../../typescript/support/to-plain.ts';
import { parseTransition } from './parse-transition.ts';
import type { StateMachine } from './state-machine.ts';

/** What a reducer gives, always. */
const outputFields = ['state', 'context', 'applied', 'ignored'];

/** Reads the part of a contract that only reducers have. */
export function parseReducer(
  document: Mapping,
  { common, problems }: { readonly common: ContractCommon; readonly problems: Problems },
): ReducerContract {
  const at = 'state_machine';
  const fields = fieldsOf(document[at], at, problems);
  const states = fields.list('states').map((state, index) => {
    if (typeof state === 'string' && state !== '') return state;
    // Some contracts describe their states: `{ name: open, description: ... }`.
    const named = isMapping(state) ? (state['name'] ?? state['state']) : undefined;
    if (typeof named === 'string') return named;
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(fields.at('states'), index),
      message: `Expected the name of a state, got ${nameOf(state)}.`,
    });
    return 'unknown';
  });
  const initialState = fields.text('initial_state', 'the name of a state');
  const transitions = fields
    .list('transitions')
    .map((transition, index) =>
      parseTransition(transition, jsonPath(fields.at('transitions'), index), problems),
    );
  const machine: StateMachine = {
    initialState,
    initialContext: parseContext(fields.raw('initial_context'), problems),
    states,
    rejectsBatch:
      fields.choice('on_invalid_transition', ['reject_batch', 'ignore_event'], 'reject_batch') ===
      'reject_batch',
    duplicateKey: parseDuplicateKey(fields.raw('duplicate_key'), problems),
    transitions,
  };
  reportSeenIn(machine, problems);
  reportUnknownStates(machine, problems);
  reportOutputFields(
    common.outputSchema,
    outputFields.map((field) => ({ field, at: 'output_schema' })),
    problems,
  );
  return { ...common, nodeType: 'REDUCER_GENERIC', ...machine };
}

function parseContext(given: unknown, problems: Problems): JsonObject {
  if (isMapping(given)) return toPlain(given) as JsonObject;
  if (given !== undefined && given !== null) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: 'state_machine.initial_context',
      message: `Expected a mapping of context keys to values, got ${nameOf(given)}.`,
    });
  }
  return {};
}

function parseDuplicateKey(given: unknown, problems: Problems): StateMachine['duplicateKey'] {
  if (given === undefined || given === null) return null;
  const fields = fieldsOf(given, 'state_machine.duplicate_key', problems);
  return {
    field: parsePath(fields.raw('field'), fields.at('field'), problems),
    seenIn: fields.text('seen_in', 'the context key that lists what was seen'),
  };
}

/** What was seen is appended to a list; a context without one starts it. */
function reportSeenIn({ duplicateKey, initialContext }: StateMachine, problems: Problems): void {
  if (duplicateKey === null) return;
  const seen = initialContext[duplicateKey.seenIn];
  if (seen === undefined || seen === null || Array.isArray(seen)) return;
  problems.add({
    code: 'CONTRACT_CONTRADICTION',
    at: jsonPath('state_machine.initial_context', duplicateKey.seenIn),
    message: `duplicate_key keeps what was seen in "${duplicateKey.seenIn}": expected a list such as [], got ${nameOf(seen)}.`,
  });
}

function reportUnknownStates(machine: StateMachine, problems: Problems): void {
  const { states, initialState, transitions } = machine;
  const named = [
    { state: initialState, at: 'state_machine.initial_state' },
    ...transitions.flatMap(({ at, from, to }) => [
      ...from.map((state) => ({ state, at: jsonPath(at, 'from') })),
      { state: to, at: jsonPath(at, 'to') },
    ]),
  ];
  for (const { state, at } of named) {
    if (states.includes(state)) continue;
    problems.add({
      code: 'UNKNOWN_NAME',
      at,
      message: `There is no state "${state}" in states.`,
      hint: didYouMean(state, states),
    });
  }
}
