/** When an error of this package comes, and how to get rid of it. */
export interface CatalogueEntry {
  readonly when: string;
  readonly fix: string;
}

/** Every code of this package. The table in the README is this one. */
export const errorCatalogue = {
  EMPTY_INPUT: {
    when: 'The input is empty or only white space.',
    fix: 'Pass one JSON or YAML document.',
  },
  PLAN_TOO_LARGE: {
    when: 'The plan has more bytes than allowed (10 MiB unless set).',
    fix: 'Give large data as files and name their paths, or raise the limit.',
  },
  DOCUMENT_TOO_LARGE: {
    when: 'Another document has more bytes than allowed.',
    fix: 'As for a plan.',
  },
  INVALID_UTF8: {
    when: 'The bytes are not UTF-8, or begin with a UTF-16 mark.',
    fix: 'Save the file as UTF-8.',
  },
  INVALID_JSON: {
    when: 'The text is not JSON; the message has line, column and a caret.',
    fix: 'Correct the place it points at.',
  },
  INVALID_YAML: {
    when: 'The text is not YAML, or says what JSON cannot: tags, merge keys, several documents, numbers without end.',
    fix: 'Correct the place it points at.',
  },
  ALIASES_TOO_LARGE: {
    when: 'The aliases of a YAML document, written out, would pass the limits of the document, or are more than 10,000.',
    fix: 'Write shared values to a file and give its path.',
  },
  TOO_DEEP: {
    when: 'Lists and objects are nested deeper than 64 levels.',
    fix: 'Flatten the data, or pass it as a file.',
  },
  TOO_MANY_NODES: {
    when: 'The document has more than 1,000,000 values.',
    fix: 'Split it, or pass large data as files.',
  },
  STRING_TOO_LONG: {
    when: 'A text or key has more than 1,048,576 characters.',
    fix: 'Write the text to a file and give its path.',
  },
  DUPLICATE_KEY: {
    when: 'An object has a key twice; most readers would silently take the last.',
    fix: 'Keep one of the two.',
  },
  PROTOTYPE_KEY: {
    when: 'A key is `__proto__`, or `prototype` inside `constructor`; or a task id is `__proto__`.',
    fix: 'Rename or remove it.',
  },
  UNKNOWN_FIELD: {
    when: 'An object has a field that its document does not know.',
    fix: 'Take the suggested name, or remove it.',
  },
  MISSING_FIELD: {
    when: 'A required field is absent.',
    fix: 'Add it; the message has an example.',
  },
  INVALID_TYPE: {
    when: 'A value has the wrong type, or is nothing that JSON can hold.',
    fix: 'Write the type that the message names.',
  },
  INVALID_VALUE: {
    when: 'A value has the right type and is not allowed: out of range, not in the list, a relative path.',
    fix: 'Write what the message asks for.',
  },
  TOO_MANY_TASKS: {
    when: 'The plan has more than 100,000 tasks.',
    fix: 'Split the plan into several runs.',
  },
  EMPTY_PLAN: {
    when: 'The plan has no tasks and no `user_prompt`.',
    fix: 'Give at least one task.',
  },
  PLANNER_REQUIRED: {
    when: 'The plan has a `user_prompt` and no tasks.',
    fix: 'Give the tasks yourself; nothing makes them of a prompt yet.',
  },
  REPEATED_DEPENDENCY: {
    when: 'Warning: a task names the same dependency twice; it counts once.',
    fix: 'Remove the repetition.',
  },
  RULE_WITHOUT_MAP: {
    when: 'Warning: a task has `max_parallel` or `max_items` and no `map`.',
    fix: 'Add `map`, or remove it.',
  },
  MORE_ERRORS: {
    when: 'The report has more than 100 errors; this last entry says how many more.',
    fix: 'Correct the others first.',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;

export type SchemaErrorCode = keyof typeof errorCatalogue;
