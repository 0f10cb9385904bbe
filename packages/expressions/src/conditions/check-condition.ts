import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import { checkReference } from '../checks/check-reference.ts';
import type { ReferenceContext } from '../checks/reference-context.ts';
import type { Reference } from '../references/reference.ts';
import { showReference } from '../references/show-reference.ts';
import { describeShape } from '../shapes/describe-shape.ts';
import { typesOf } from '../shapes/json-types.ts';
import type { Condition } from './condition.ts';
import { evaluateCondition } from './evaluate-condition.ts';

/**
 * What is surely wrong with a condition before anything ran: it reads what cannot be there, or
 * something that is never true or false decides it. One over params alone is decided here.
 */
export function checkCondition(
  condition: Condition,
  context: ReferenceContext,
): readonly ErrorDetail[] {
  const present = { ...context, producerOf: presentOf(context) };
  const { references, decisions, tasks } = condition;
  const errors = references.flatMap((reference) => {
    const checked = checkReference(reference, present);
    return checked.ok ? [] : checked.errors;
  });
  if (errors.length === 0)
    errors.push(...decisions.flatMap((each) => checkDecision(each, present)));
  if (errors.length > 0 || tasks.length > 0) return errors;
  const decided = evaluateCondition(condition, {
    outcomeOf: () => undefined,
    params: context.params,
  });
  return decided.ok ? [] : decided.errors;
}

/** A condition may ask first whether a task succeeded, so a missing output is not its fault. */
function presentOf({ producerOf }: ReferenceContext): ReferenceContext['producerOf'] {
  return (task) => {
    const producer = producerOf(task);
    return producer && { ...producer, absentWhen: null };
  };
}

function checkDecision(reference: Reference, context: ReferenceContext): readonly ErrorDetail[] {
  const checked = checkReference(reference, context);
  // What is not there is told with the references, or asked for by has().
  if (!checked.ok) return [];
  const types = typesOf(checked.value);
  if (types.length === 0 || types.includes('boolean')) return [];
  const { where } = reference;
  const shown = showReference(reference);
  return [
    errorDetail({
      code: 'CONDITION_NOT_BOOLEAN',
      message: `${where} must be true or false; ${shown} is ${describeShape(checked.value)}`,
      path: where,
      hint: `Compare it, such as ${shown} ${types.includes('string') ? '== "yes"' : '> 0'}.`,
    }),
  ];
}
