export type { Checked } from './checked.ts';
export type { Condition } from './conditions/condition.ts';
export type { ExpressionOptions, Scope, TaskFacts } from './scope.ts';

export { checkCondition } from './conditions/check-condition.ts';
export { evaluateCondition } from './conditions/evaluate-condition.ts';
export { parseCondition } from './conditions/parse-condition.ts';
