import { fieldsOf } from '../fields.ts';
import { jsonPath } from '../json-path.ts';
import { nameOf } from '../mapping.ts';
import type { Problems } from '../problem.ts';
import type { Transition } from './state-machine.ts';

/** Reads one transition. */
export function parseTransition(value: unknown, at: string, problems: Problems): Transition {
  const fields = fieldsOf(value, at, problems);
  const given = fields.raw('from');
  const listed: readonly unknown[] = Array.isArray(given) ? given : [given];
  const from = listed.flatMap((state, index) => {
    if (typeof state === 'string') return [state];
    problems.add({
      code: 'CONTRACT_INVALID',
      at: Array.isArray(given) ? jsonPath(fields.at('from'), index) : fields.at('from'),
      message: `Expected a state or a list of states, got ${nameOf(state)}.`,
    });
    return [];
  });
  return {
    at,
    description: fields.textOrNull('description'),
    from,
    on: fields.text('on', 'the type of an event'),
    to: fields.text('to', 'the name of a state'),
    guard: fields.condition('guard'),
    update: fields.values('update'),
  };
}
