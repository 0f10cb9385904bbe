import { evaluateCondition } from '../../src/conditions/evaluate-condition.ts';
import { parseCondition } from '../../src/conditions/parse-condition.ts';
import type { Checked } from '../../src/checked.ts';
import type { Scope } from '../../src/scope.ts';

/** Parses and evaluates; in a map where the scope has an item. */
export function decide(text: string, scope: Scope): Checked<boolean> {
  const parsed = parseCondition(text, 'tasks[3].when', { inMap: scope.item !== undefined });
  return parsed.ok ? evaluateCondition(parsed.value, scope) : parsed;
}
