import type { PythonExpression } from '../values/emission.ts';

/** Python source of a step, with statements that it needs ahead of it. */
export type EmittedStep =
  | { readonly kind: 'value'; readonly value: PythonExpression; readonly ahead?: string }
  | { readonly kind: 'statement'; readonly code: string };
