import type { Condition } from '../../contract/condition.ts';
import { jsonPath } from '../../contract/json-path.ts';
import { operandOf } from './count-operands.ts';
import { emitPattern } from './emit-pattern.ts';
import { emitValue } from './emit-value.ts';
import { use, type Expression, type Scope } from './expression.ts';
import type { Shape } from './shape.ts';

type Compare = Extract<Condition, { kind: 'compare' }>;

const orders = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** Source of a condition, a boolean. */
export function emitCondition(condition: Condition, scope: Scope): string {
  if (condition.kind === 'not') return emitRefusal(condition.part, scope);
  if (condition.kind === 'compare') return emitCompare(condition, scope);
  const parts = condition.parts.map((part) => `(${emitCondition(part, scope)})`);
  if (parts.length === 0) return condition.kind === 'all' ? 'true' : 'false';
  return parts.join(condition.kind === 'all' ? ' && ' : ' || ');
}

/** Source of a condition that does not hold, without a negation of a negation. */
export function emitRefusal(condition: Condition, scope: Scope): string {
  if (condition.kind === 'not') return emitCondition(condition.part, scope);
  if (condition.kind === 'compare') {
    const opposite = { ne: 'eq', not_in: 'in' } as const;
    const { compare } = condition;
    return compare === 'ne' || compare === 'not_in'
      ? emitCompare({ ...condition, compare: opposite[compare] }, scope)
      : `!(${emitCompare(condition, scope)})`;
  }
  const [only, ...others] = condition.parts;
  return only !== undefined && others.length === 0
    ? emitRefusal(only, scope)
    : `!(${emitCondition(condition, scope)})`;
}

function emitCompare(condition: Compare, scope: Scope): string {
  const left = emitValue(condition.left, scope);
  const { compare } = condition;
  if (compare === 'is_null' || condition.right === null) {
    const alone = isAlone(condition, scope);
    return alone ? `${left.code} === null` : `${use(scope, 'is-null')}(${left.code})`;
  }
  if (compare === 'matches') return emitMatches(condition, left, scope);
  const right = emitValue(condition.right, scope);
  switch (compare) {
    case 'eq':
    case 'ne':
      return emitEqual(condition, { left, right, scope });
    case 'in':
    case 'not_in': {
      const found = emitIn({ left, right, scope });
      return compare === 'in' ? found : `!${found}`;
    }
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      break;
  }
  return emitOrder(orders[compare], { left, right, scope });
}

interface Sides {
  readonly left: Expression;
  readonly right: Expression;
  readonly scope: Scope;
}

function emitEqual(condition: Compare, { left, right, scope }: Sides): string {
  const same = condition.compare === 'eq';
  if (comparable(left.shape, right.shape) && isAlone(condition, scope)) {
    return `${left.code} ${same ? '===' : '!=='} ${right.code}`;
  }
  return `${same ? '' : '!'}${use(scope, 'equal')}(${left.code}, ${right.code})`;
}

/** Whether `===` means what the dialect means, and TypeScript sees that it can be true. */
function comparable(left: Shape, right: Shape): boolean {
  if (left.kind !== right.kind || !('only' in left) || !('only' in right)) return false;
  if (left.kind === 'exact') return false;
  if (left.only === null && right.only === null) return true;
  if (left.only === null || right.only === null) return !left.nullable && !right.nullable;
  return left.only.some((value) => right.only?.includes(value));
}

function isAlone({ left, right }: Compare, scope: Scope): boolean {
  return [left, right].every((side) => {
    const operand = side === null ? undefined : operandOf(side);
    return operand === undefined || scope.comparesAlone(operand);
  });
}

function emitOrder(order: '<' | '<=' | '>' | '>=', { left, right, scope }: Sides): string {
  const numbers = [left, right].every(({ shape }) => shape.kind === 'number' && !shape.nullable);
  if (numbers) return `${left.code} ${order} ${right.code}`;
  return `${use(scope, 'compare')}(${left.code}, ${right.code}) ${order} 0`;
}

function emitIn({ left, right, scope }: Sides): string {
  const { shape } = right;
  const texts =
    shape.kind === 'list' &&
    !shape.nullable &&
    shape.item.kind === 'text' &&
    !shape.item.nullable &&
    left.shape.kind === 'text' &&
    !left.shape.nullable &&
    right.code.startsWith('[');
  if (texts) return `${right.code}.includes(${left.code})`;
  return `${use(scope, 'is-one-of')}(${left.code}, ${right.code})`;
}

function emitMatches(condition: Compare, left: Expression, ...[scope]: [Scope]): string {
  const { right } = condition;
  const at = jsonPath(condition.at, 'right');
  if (right?.kind !== 'literal' || typeof right.value !== 'string') {
    scope.emission.problems.add({
      code: 'UNSUPPORTED_PATTERN',
      at,
      message: 'A pattern to match is a text in the contract itself, so that it can be checked.',
    });
    return 'false';
  }
  const pattern = emitPattern(right.value, { at, scope });
  const text = left.shape.kind === 'text' && !left.shape.nullable;
  return text
    ? `${pattern}.test(${left.code})`
    : `${use(scope, 'matches-pattern')}(${left.code}, ${pattern})`;
}
