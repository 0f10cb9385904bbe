/** What sort of thing went wrong, across languages. */
export type ErrorKind =
  | 'null-access'
  | 'not-a-function'
  | 'not-iterable'
  | 'undefined-name'
  | 'used-before-definition'
  | 'constant-assignment'
  | 'missing-attribute'
  | 'missing-key'
  | 'index-range'
  | 'division-by-zero'
  | 'exhausted-iterator'
  | 'overflow'
  | 'recursion'
  | 'wrong-type'
  | 'bad-value'
  | 'missing-argument'
  | 'missing-file'
  | 'permission'
  | 'connection'
  | 'missing-module'
  | 'missing-export'
  | 'bad-json'
  | 'syntax';

/** What an error message says for certain. */
export interface ErrorFact {
  readonly kind: ErrorKind;
  /** The expression, key, file, module or host that it is about, as the message names it. */
  readonly subject: string | null;
  /** The property that was read, set or called on it. */
  readonly property: string | null;
  /** What the value was, where it was nothing: `undefined`, `null`, `None`. */
  readonly value: 'undefined' | 'null' | 'None' | null;
  /** The fact in one sentence. */
  readonly statement: string;
}
