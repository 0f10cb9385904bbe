import { formatReference } from './format-reference.ts';
import type { PathSegment, Reference } from './reference.ts';

/** A name that CEL takes behind a dot. */
const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** As it is written where it stands: `${params.x}` in an input, `params.x` in a condition. */
export function showReference(reference: Reference): string {
  return reference.notation === 'condition' ? inCondition(reference) : formatReference(reference);
}

function inCondition(reference: Reference): string {
  const path = reference.path.map(step).join('');
  switch (reference.kind) {
    case 'task':
      return `tasks${step(reference.task)}.output${path}`;
    case 'param':
      return `params${step(reference.param)}${path}`;
    case 'item':
    case 'index':
    default:
      return `${reference.kind}${path}`;
  }
}

function step(segment: PathSegment): string {
  return typeof segment === 'string' && identifier.test(segment)
    ? `.${segment}`
    : `[${JSON.stringify(segment)}]`;
}
