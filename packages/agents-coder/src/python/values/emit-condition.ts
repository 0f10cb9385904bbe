import type { Condition } from '../../contract/condition.ts';
import { jsonPath } from '../../contract/json-path.ts';
import { emitPattern } from '../pattern/emit-pattern.ts';
import type { PythonScope } from './emission.ts';
import { emitValue } from './emit-value.ts';

type Compare = Extract<Condition, { kind: 'compare' }>;

const orders = { lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** Python source of a condition, a bool that may stand between `and` and `or`. */
export function emitCondition(condition: Condition, scope: PythonScope): string {
  if (condition.kind === 'not') return emitNegation(condition.part, scope);
  if (condition.kind === 'compare') return emitCompare(condition, scope);
  const parts = condition.parts.map((part) => emitCondition(part, scope));
  const [first] = parts;
  if (first === undefined) return condition.kind === 'all' ? 'True' : 'False';
  if (parts.length === 1) return first;
  return `(${parts.map(grouped).join(condition.kind === 'all' ? ' and ' : ' or ')})`;
}

/** Python source of what holds where a condition does not. */
export function emitNegation(condition: Condition, scope: PythonScope): string {
  const code = emitCondition(condition, scope);
  const isGroup = 'parts' in condition && condition.parts.length > 1;
  return isGroup ? `not ${code}` : `not (${code})`;
}

function grouped(part: string): string {
  return part.startsWith('not ') ? `(${part})` : part;
}

function emitCompare(condition: Compare, scope: PythonScope): string {
  const { compare } = condition;
  const left = emitValue(condition.left, scope).code;
  if (compare === 'is_null' || condition.right === null) return `${left} is None`;
  if (compare === 'matches') return emitMatches(condition, left, scope);
  const right = emitValue(condition.right, scope).code;
  switch (compare) {
    case 'eq':
    case 'ne': {
      // A text or null in the contract says that nothing but itself is equal.
      const plain = /^(?:None|"(?:\\.|[^"\\])*")$/.test(right);
      if (plain && right === 'None') return `${left} is ${compare === 'eq' ? '' : 'not '}None`;
      if (plain) return `${left} ${compare === 'eq' ? '==' : '!='} ${right}`;
      return `${compare === 'eq' ? '' : 'not '}equal(${left}, ${right})`;
    }
    case 'in':
    case 'not_in':
      return `${compare === 'in' ? '' : 'not '}is_one_of(${left}, ${right})`;
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      break;
  }
  return `compare(${left}, ${right}) ${orders[compare]} 0`;
}

function emitMatches(condition: Compare, left: string, ...[scope]: [PythonScope]): string {
  const { right } = condition;
  const at = jsonPath(condition.at, 'right');
  if (right?.kind !== 'literal' || typeof right.value !== 'string') {
    scope.emission.problems.add({
      code: 'UNSUPPORTED_PATTERN',
      at,
      message: 'A pattern to match is a text in the contract itself, so that it can be checked.',
    });
    return 'False';
  }
  const code = emitPattern(right.value, { at, problems: scope.emission.problems });
  const known = scope.emission.constants.get(code);
  const name = known ?? scope.emission.names.take('pattern').toUpperCase();
  scope.emission.constants.set(code, name);
  return `matches(${left}, ${name})`;
}
