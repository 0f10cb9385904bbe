import type { SaidTransition } from '../../text/parts/read-transitions.ts';
import type { Unknown } from '../pattern.ts';

interface States {
  /** Those that were listed without saying which follows which. */
  readonly listed: readonly string[];
  readonly states: readonly string[];
}

/** What is to be asked about the states of a machine that has transitions. */
export function stateDoubts(
  transitions: readonly SaidTransition[],
  { listed, states }: States,
): readonly Unknown[] {
  return [...strayStates(transitions, listed), ...twinStates(states)];
}

/** Asks about states that were listed and no transition has, and about those that were not listed. */
function strayStates(
  transitions: readonly SaidTransition[],
  listed: readonly string[],
): readonly Unknown[] {
  if (listed.length === 0) return [];
  const used = new Set(transitions.flatMap(({ from, to }) => [...from, to]));
  const idle = listed.filter((state) => !used.has(state));
  const others = [...used].filter((state) => !listed.includes(state));
  const path = 'state_machine.transitions';
  return [
    ...idle.map((state) => ({ path, question: `Which transitions does the state ${state} have?` })),
    ...others.map((state) => ({
      path: 'state_machine.states',
      question: `${state} is not among the states ${listed.join(', ')}: is it one, or another name of one?`,
    })),
  ];
}

/** Asks about `open` and `opened`, which may be one state. */
function twinStates(states: readonly string[]): readonly Unknown[] {
  const stem = (state: string): string => state.replace(/(?:ed|d|e)$/, '');
  return states.flatMap((state, at) => {
    const twin = states.slice(0, at).find((other) => stem(other) === stem(state));
    const question = `Are ${twin ?? ''} and ${state} two states, or one by two names?`;
    return twin === undefined ? [] : [{ path: 'state_machine.states', question }];
  });
}
