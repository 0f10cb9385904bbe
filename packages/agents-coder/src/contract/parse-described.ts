import { parseJsonSchema } from '../json-schema/parse-json-schema.ts';
import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf, type Mapping } from './mapping.ts';
import type { Problems } from './problem.ts';
import type { Described } from './step.ts';

interface StepAt {
  readonly at: string;
  /** What `from` names; one more input. */
  readonly from: unknown;
  readonly problems: Problems;
}

/** Longer code than this is a program of its own. */
const longestCode = 20_000;

/** Reads a step in words: `{ describe, inputs, to, schema, code? }`. */
export function parseDescribed(step: Mapping, { at, from, problems }: StepAt): Described {
  const invalid = (key: string, expected: string, value: unknown): void =>
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(at, key),
      message: `Expected ${expected}, got ${nameOf(value)}.`,
    });
  const words = get(step, 'describe');
  if (typeof words !== 'string' || words.trim() === '') {
    invalid('describe', 'a text that says what is computed', words);
  }
  const inputs = get(step, 'inputs') ?? [];
  const named = [...(from === undefined || from === null ? [] : [from]), ...asList(inputs)];
  const isName = (name: unknown): name is string => typeof name === 'string' && name !== '';
  if (!Array.isArray(inputs) || !named.every(isName)) {
    invalid('inputs', 'a list of names of values', inputs);
  }
  const schema = get(step, 'schema');
  if (schema === undefined) invalid('schema', 'a JSON Schema of the result', schema);
  return {
    kind: 'describe',
    words: String(words),
    inputs: [...new Set(named.filter(isName))],
    schema: parseJsonSchema(schema ?? {}, jsonPath(at, 'schema'), problems),
    code: parseCode(get(step, 'code'), jsonPath(at, 'code'), problems),
  };
}

function parseCode(value: unknown, at: string, problems: Problems): Described['code'] {
  const held = isMapping(value) ? value : {};
  const isFitting =
    (value ?? null) === null ||
    (isMapping(value) &&
      Object.entries(value).every(
        ([language, code]) =>
          ['typescript', 'python'].includes(language) &&
          (code === null || (typeof code === 'string' && code.length <= longestCode)),
      ));
  if (!isFitting) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at,
      message: `Expected { typescript, python }, each the statements of a body of at most ${longestCode} characters, got ${nameOf(value)}.`,
    });
  }
  const codeIn = (language: string): string | null => {
    const code = get(held, language);
    return typeof code === 'string' && code.trim() !== '' ? code : null;
  };
  return { typescript: codeIn('typescript'), python: codeIn('python') };
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
