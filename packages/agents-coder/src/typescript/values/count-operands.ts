import type { Condition } from '../../contract/condition.ts';
import { keyOf } from '../support/key-of.ts';
import type { Value } from '../../contract/value.ts';

/** How an operand of a statement is used. */
interface Use {
  readonly operand: string;
  /** The literal it is compared with for equality where nothing but `any` is around, else null. */
  readonly choice: string | null;
}

/**
 * Tells which operands may be compared with `===`. TypeScript narrows what was compared so, and
 * then refuses a later comparison that it holds to be pointless. So an operand qualifies when
 * nothing else in the statement touches it, or when all of its uses are distinct choices.
 */
export function comparesAlone(
  conditions: readonly Condition[],
  values: readonly Value[] = [],
): (operand: string) => boolean {
  const uses: Use[] = [];
  for (const condition of conditions) addCondition(condition, true, uses);
  for (const value of values) addValue(value, uses);
  return (operand) => {
    const related = uses.filter(
      (use) =>
        use.operand === operand ||
        use.operand.startsWith(`${operand}.`) ||
        operand.startsWith(`${use.operand}.`),
    );
    if (related.length <= 1) return true;
    const choices = related.map((use) => (use.operand === operand ? use.choice : null));
    return !choices.includes(null) && new Set(choices).size === choices.length;
  };
}

/** The name under which an operand is counted; undefined for what TypeScript does not narrow. */
export function operandOf(value: Value): string | undefined {
  if (value.kind === 'field') return ['row', ...value.path].join('.');
  return value.kind === 'var' ? ['var', ...value.path].join('.') : undefined;
}

function addCondition(condition: Condition, free: boolean, uses: Use[]): void {
  if (condition.kind === 'not') return addCondition(condition.part, false, uses);
  if (condition.kind !== 'compare') {
    for (const part of condition.parts) {
      addCondition(part, free && (condition.kind === 'any' || condition.parts.length === 1), uses);
    }
    return;
  }
  const { left, right, compare } = condition;
  const operand = operandOf(left);
  if (free && compare === 'eq' && operand !== undefined && right?.kind === 'literal') {
    uses.push({ operand, choice: keyOf(right.value) });
    return;
  }
  addValue(left, uses);
  if (right !== null) addValue(right, uses);
}

function addValue(value: Value, uses: Use[]): void {
  const operand = operandOf(value);
  if (operand !== undefined) uses.push({ operand, choice: null });
  else if (value.kind === 'call') for (const argument of value.args) addValue(argument, uses);
  else if (value.kind === 'list') for (const item of value.items) addValue(item, uses);
  else if (value.kind === 'object') for (const [, held] of value.entries) addValue(held, uses);
  else if (value.kind === 'each') addValue(value.list, uses);
}
