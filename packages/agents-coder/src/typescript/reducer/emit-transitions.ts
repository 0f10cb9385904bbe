import type { Transition } from '../../contract/reducer/state-machine.ts';
import { lineComment } from '../comment.ts';
import { comparesAlone } from '../values/count-operands.ts';
import { emitCondition } from '../values/emit-condition.ts';
import { emitValue } from '../values/emit-value.ts';
import type { Scope } from '../values/expression.ts';
import { propertyKey, quote } from '../values/literal-source.ts';

/** Source of the cases of a switch over the event's type: the first transition that fits is taken. */
export function emitTransitions(transitions: readonly Transition[], scope: Scope): string {
  const types = [...new Set(transitions.map(({ on }) => on))];
  const cases = types.map((type) => {
    const taken = transitions
      .filter(({ on }) => on === type)
      .map((transition) => emitTransition(transition, scope));
    return `case ${quote(type)}:\n${taken.join('\n')}\nreturn null;`;
  });
  return cases.join('\n');
}

function emitTransition(transition: Transition, scope: Scope): string {
  const { from, to, guard, update, description } = transition;
  const guarded: Scope = {
    ...scope,
    comparesAlone: comparesAlone(
      guard === null ? [] : [guard],
      update.map(([, value]) => value),
    ),
  };
  const states = from.map((state) => `state === ${quote(state)}`).join(' || ') || 'false';
  const holds =
    guard === null
      ? states
      : `${from.length > 1 ? `(${states})` : states} && (${emitCondition(guard, guarded)})`;
  const set = update.map(
    ([key, value]) => `${propertyKey(key)}: ${emitValue(value, guarded).code}`,
  );
  const context = set.length === 0 ? 'context' : `context: { ...context, ${set.join(', ')} }`;
  const comment = description === null ? '' : lineComment(description);
  return `${comment}if (${holds}) {
    return { state: ${quote(to)}, ${context} };
  }`;
}
