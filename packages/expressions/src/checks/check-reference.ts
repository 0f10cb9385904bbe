import { suggest } from '@parallel-dispatcher/schema';
import { refuse, type Checked } from '../checked.ts';
import { listNames } from '../describe-value.ts';
import type { Reference, TaskReference } from '../references/reference.ts';
import { showReference } from '../references/show-reference.ts';
import { shapeOfSchema, shapeOfValue } from '../shapes/shape-of-schema.ts';
import { anyShape, type Shape } from '../shapes/shape.ts';
import { checkPath } from './check-path.ts';
import type { Producer, ReferenceContext } from './reference-context.ts';

/**
 * Whether a reference can work, before anything ran: what may stand there, or what is wrong. Only
 * what is sure is an error: a schema that says nothing accepts every path.
 */
export function checkReference(reference: Reference, context: ReferenceContext): Checked<Shape> {
  switch (reference.kind) {
    case 'task':
      return checkTask(reference, context);
    case 'param': {
      const { param, fallback } = reference;
      if (Object.hasOwn(context.params, param)) {
        return checkPath(reference, shapeOfValue(context.params[param] ?? null));
      }
      return fallback === null
        ? unknownParam(reference, Object.keys(context.params))
        : { ok: true, value: shapeOfValue(fallback.value) };
    }
    case 'item':
      return checkPath(reference, context.item ?? anyShape);
    case 'index':
    default:
      return { ok: true, value: shapeOfSchema({ type: 'integer' }) };
  }
}

function checkTask(reference: TaskReference, context: ReferenceContext): Checked<Shape> {
  const { task, where } = reference;
  if (task === context.self) {
    return refuse({
      code: 'REFERENCE_TO_ITSELF',
      message: `${where}: ${showReference(reference)} is the output of this very task`,
      path: where,
      hint: 'Refer to an earlier task.',
    });
  }
  const producer = context.producerOf(task);
  if (producer === undefined) return unknownTask(reference, context);
  const checked = checkPath(reference, producer.output);
  if (!checked.ok || producer.absentWhen === null || reference.fallback !== null) return checked;
  return needsDefault(reference, producer);
}

function needsDefault(reference: TaskReference, { absentWhen }: Producer): Checked<Shape> {
  const shown = showReference(reference);
  return refuse({
    code: 'REFERENCE_NEEDS_DEFAULT',
    message: `${reference.where}: ${shown} needs a default, since ${JSON.stringify(reference.task)} has no output when ${absentWhen}`,
    path: reference.where,
    hint: `Give one, such as ${shown.slice(0, -1)} ?? null}.`,
  });
}

function unknownTask(reference: TaskReference, context: ReferenceContext): Checked<Shape> {
  const ids = context.taskIds().filter((id) => id !== context.self);
  const meant = suggest(reference.task, ids);
  const there = ids.length === 0 ? 'there is no other task' : `the others are ${listNames(ids)}`;
  return refuse({
    code: 'REFERENCE_UNKNOWN_TASK',
    message: `${reference.where}: ${showReference(reference)} names a task that the plan does not have; ${there}`,
    path: reference.where,
    hint:
      meant === undefined
        ? 'Correct the id, or add the task.'
        : `Did you mean ${JSON.stringify(meant)}?`,
  });
}

function unknownParam(
  reference: Extract<Reference, { readonly kind: 'param' }>,
  names: readonly string[],
): Checked<Shape> {
  const meant = suggest(reference.param, names);
  const there = names.length === 0 ? 'the plan has no params' : `there are ${listNames(names)}`;
  return refuse({
    code: 'REFERENCE_UNKNOWN_PARAM',
    message: `${reference.where}: ${showReference(reference)} names a param that does not exist; ${there}`,
    path: reference.where,
    hint:
      meant === undefined
        ? reference.notation === 'condition'
          ? 'Add it to "params" of the plan, or ask has(...) first.'
          : 'Add it to "params" of the plan, or give a default.'
        : `Did you mean ${JSON.stringify(meant)}?`,
  });
}
