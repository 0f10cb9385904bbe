import type { Dimension, Severity } from '../finding.ts';

/** What a finding counts to, and how much. */
export type Judged = readonly [Dimension, Severity];

const patterns = (severity: Severity): Judged => ['patterns', severity];
const upkeep = (severity: Severity): Judged => ['maintainability', severity];
const complexity = (severity: Severity): Judged => ['complexity', severity];
const types = (severity: Severity): Judged => ['types', severity];

/** Rules of ESLint for both languages. What our own metrics and code-analysis find is left out. */
export const commonRules: Readonly<Record<string, Judged>> = {
  eqeqeq: patterns('medium'),
  'no-eval': patterns('critical'),
  'no-implied-eval': patterns('critical'),
  'no-new-func': patterns('critical'),
  'no-script-url': patterns('high'),
  'no-async-promise-executor': patterns('high'),
  'no-unsafe-finally': patterns('high'),
  'no-unsafe-negation': patterns('high'),
  'no-unsafe-optional-chaining': patterns('high'),
  'no-self-assign': patterns('medium'),
  'no-self-compare': patterns('medium'),
  'no-dupe-else-if': patterns('high'),
  'no-dupe-keys': patterns('high'),
  'no-duplicate-case': patterns('high'),
  'no-constant-condition': patterns('medium'),
  'no-constant-binary-expression': patterns('medium'),
  'no-fallthrough': patterns('medium'),
  'no-debugger': patterns('medium'),
  'no-throw-literal': patterns('medium'),
  'no-prototype-builtins': patterns('low'),
  'no-return-assign': patterns('medium'),
  'no-sequences': patterns('medium'),
  'no-unmodified-loop-condition': patterns('medium'),
  'no-unreachable-loop': patterns('medium'),
  'no-loss-of-precision': patterns('medium'),
  'no-template-curly-in-string': patterns('medium'),
  'array-callback-return': patterns('medium'),
  'default-case-last': patterns('low'),
  'use-isnan': patterns('high'),
  'valid-typeof': patterns('high'),
  'no-extend-native': patterns('high'),
  'no-var': upkeep('low'),
  'prefer-const': upkeep('low'),
  'no-unreachable': upkeep('medium'),
  'no-empty': upkeep('medium'),
  'no-lonely-if': upkeep('low'),
  'no-unneeded-ternary': upkeep('low'),
  'no-nested-ternary': upkeep('low'),
  'no-useless-assignment': upkeep('medium'),
  'no-useless-return': upkeep('low'),
  'no-useless-escape': upkeep('low'),
  'no-useless-concat': upkeep('low'),
  'no-labels': upkeep('low'),
  'no-multi-assign': upkeep('low'),
  'no-param-reassign': upkeep('low'),
  'no-console': upkeep('low'),
  'max-nested-callbacks': complexity('medium'),
};

/** For JavaScript only: typescript-eslint knows better, or the compiler does. */
export const javascriptRules: Readonly<Record<string, Judged>> = {
  'no-unused-vars': upkeep('medium'),
  'no-unused-expressions': upkeep('low'),
  'no-redeclare': patterns('medium'),
  'no-func-assign': patterns('high'),
  'no-const-assign': patterns('critical'),
};

export const typescriptRules: Readonly<Record<string, Judged>> = {
  '@typescript-eslint/no-unused-vars': upkeep('medium'),
  '@typescript-eslint/no-unused-expressions': upkeep('low'),
  '@typescript-eslint/no-non-null-assertion': types('low'),
  '@typescript-eslint/no-unsafe-function-type': types('medium'),
  '@typescript-eslint/no-wrapper-object-types': types('low'),
  '@typescript-eslint/no-empty-object-type': types('low'),
  '@typescript-eslint/no-misused-new': patterns('high'),
  '@typescript-eslint/no-extra-non-null-assertion': types('low'),
  '@typescript-eslint/no-this-alias': patterns('low'),
  '@typescript-eslint/no-require-imports': patterns('low'),
  '@typescript-eslint/no-namespace': patterns('low'),
};

/** Options where the default is not what is meant; a file's own names begin with `_` to say why. */
const unused = {
  args: 'after-used',
  caughtErrors: 'none',
  argsIgnorePattern: '^_',
  varsIgnorePattern: '^_',
};
export const ruleOptions: Readonly<Record<string, object>> = {
  eqeqeq: { null: 'ignore' },
  'no-empty': { allowEmptyCatch: true },
  'no-unused-vars': unused,
  '@typescript-eslint/no-unused-vars': unused,
  'no-constant-condition': { checkLoops: false },
  'max-nested-callbacks': { max: 3 },
  'no-console': { allow: ['warn', 'error'] },
};
