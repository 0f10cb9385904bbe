/**
 * A place in a file that bears on a value: where it comes in as a parameter, is declared or
 * assigned, or where a function that makes it returns nothing (`empty-return`) or hands on what
 * another function returned (`handed-on`).
 */
export interface ValueOrigin {
  readonly kind: 'parameter' | 'declaration' | 'assignment' | 'empty-return' | 'handed-on';
  /** From 1. */
  readonly line: number;
  /** The source line, trimmed. */
  readonly text: string;
  /** The variable, or the function that returns. */
  readonly name: string;
}
