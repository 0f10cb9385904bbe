import type { Transition } from '../../contract/reducer/state-machine.ts';
import { lineComment } from '../comment.ts';
import { comparesAlone } from '../values/count-operands.ts';
import { emitCondition } from '../values/emit-condition.ts';
import { emitValue } from '../values/emit-value.ts';
import type { Scope } from '../values/expression.ts';
import { propertyKey, quote } from '../values/literal-source.ts';

/** What the transitions after one type of event come to. */
interface EventSource {
  /** Case of a switch over the event's type. */
  readonly taken: string;
  /** The private method that it calls: the first transition that fits is taken. */
  readonly method: string;
}

/** Source of the transitions, apart for each type of event. */
export function emitTransitions(
  transitions: readonly Transition[],
  { scope, event }: { readonly scope: Scope; readonly event: string },
): readonly EventSource[] {
  const types = [...new Set(transitions.map(({ on }) => on))];
  return types.map((type) => {
    const own = transitions.filter(({ on }) => on === type);
    const body = own.map((transition) => emitTransition(transition, scope)).join('\n');
    const name = `#${scope.emission.names.take(`after ${type}`)}`;
    const used = Object.entries({ state: 'string', context: 'Context', event }).filter(([known]) =>
      new RegExp(`\\b${known}\\b`).test(body),
    );
    const parameters = used.map((parameter) => parameter.join(': ')).join(', ');
    return {
      taken: `case ${quote(type)}: return this.${name}(${used.map(([known]) => known).join(', ')});`,
      method: `${name}(${parameters}): Next | null {\n${body}\nreturn null;\n}\n`,
    };
  });
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
