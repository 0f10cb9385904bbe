import type { JsonValue } from '@parallel-dispatcher/schema';

/** A key of an object, or an index of a list. */
export type PathSegment = string | number;

/** What a reference points at: `path` leads from the output, the param or the item. */
export type ReferenceTarget = {
  readonly path: readonly PathSegment[];
  /** What stands for a value that is not there; null where nothing was given. */
  readonly fallback: { readonly value: JsonValue } | null;
} & (
  | { readonly kind: 'task'; readonly task: string }
  | { readonly kind: 'param'; readonly param: string }
  | { readonly kind: 'item' }
  | { readonly kind: 'index' }
);

/** A reference in its place. */
export type Reference = ReferenceTarget & {
  /** JSON path of the text it stands in, such as `tasks[2].input_data.files[0]`. */
  readonly where: string;
  /** The same, from the searched value. */
  readonly place: readonly PathSegment[];
  /** How references are written where it stands. */
  readonly notation: 'template' | 'condition';
  /** It is the whole text, so the value keeps its type; else it is inserted as text. */
  readonly whole: boolean;
};

export type TaskReference = Extract<Reference, { readonly kind: 'task' }>;
