/** When an error of this package comes, and how to get rid of it. */
interface CatalogueEntry {
  readonly when: string;
  readonly fix: string;
}

/** Every code of this package. The table in the README is this one. */
export const errorCatalogue = {
  REFERENCE_INVALID: {
    when: 'A text has `${tasks.` or `${params.` in it and does not go on as a reference; the message has line, column and a caret.',
    fix: 'Correct the place it points at, or write `$${` if the text itself is meant.',
  },
  REFERENCE_UNKNOWN_TASK: {
    when: 'The plan has no task of this id; the message lists those there are.',
    fix: 'Take the suggested id, or add the task.',
  },
  REFERENCE_TO_ITSELF: {
    when: 'A task refers to its own output.',
    fix: 'Refer to an earlier task.',
  },
  REFERENCE_UNKNOWN_PARAM: {
    when: 'The plan has no param of this name, and the reference no default; in a `when`, nothing asks for it first.',
    fix: 'Add it to `params`, or give a default.',
  },
  REFERENCE_UNKNOWN_PATH: {
    when: "No output that the producer's schema allows has this path; the message lists the fields there are.",
    fix: 'Take the suggested field.',
  },
  REFERENCE_TYPE_MISMATCH: {
    when: 'No value that can come, or not the default, has a type that the input takes there.',
    fix: 'Refer to another value or to a part of this one.',
  },
  REFERENCE_NEEDS_DEFAULT: {
    when: 'The producer may end without output: it has `when`, is optional, or the consumer does not wait for its success.',
    fix: 'Give a default: `${tasks.a.output.x ?? null}`.',
  },
  REFERENCE_UNRESOLVED: {
    when: 'While running: the path is not in the output that came, or the task left none; the message says what there is.',
    fix: 'Correct the path, or give a default.',
  },
  REFERENCE_TOO_LONG: {
    when: 'A text would have more than 1,048,576 characters once its references are filled in.',
    fix: 'Refer to smaller parts, or pass large values as files.',
  },
  ITEM_OUTSIDE_MAP: {
    when: 'The input of a task without `map` has `${item}` or `${index}`. In a longer text this is a warning: it may be meant as it is.',
    fix: 'Give the task a `map`, or write `$${` for `${`.',
  },
  MAP_INVALID: {
    when: '`map` is not exactly one reference to an output or a param.',
    fix: 'Write only the reference.',
  },
  MAP_NOT_A_LIST: {
    when: 'What `map` refers to is no list, or can never be one.',
    fix: 'Refer to a list.',
  },
  MAP_TOO_MANY_ITEMS: {
    when: 'The list is longer than `max_items`.',
    fix: 'Raise `max_items`, or give a shorter list.',
  },
  CONDITION_INVALID: {
    when: 'A `when` is no CEL, uses a name, field or function that is not there, or is too long; the message has line, column and a caret.',
    fix: 'Correct the place it points at.',
  },
  CONDITION_NOT_BOOLEAN: {
    when: 'A `when`, or what decides it, is something else than true or false.',
    fix: 'Compare the value.',
  },
  CONDITION_FAILED: {
    when: 'A `when` looks for what is not there, or types do not go together; the message says what there was. Of params this is found before the run, of outputs while running.',
    fix: 'Ask `has(...)` or for the outcome first.',
  },
  CONDITION_TOO_COSTLY: {
    when: 'A `when` takes more than 2,000,000 steps.',
    fix: 'Let a task go through the long lists, and read its answer.',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type ExpressionErrorCode = keyof typeof errorCatalogue;
