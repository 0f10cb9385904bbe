import { suggest } from '@parallel-dispatcher/schema';
import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf, type Mapping } from './mapping.ts';
import { parsePath } from './parse-path.ts';
import { didYouMean, type Problems } from './problem.ts';
import { functionArity, type FunctionName, type Literal, type Value } from './value.ts';

const forms = ['field', 'var', 'fn', 'object', 'each'] as const;
type Form = (typeof forms)[number];

/** Reads a value: a literal, or one of the forms `field`, `var`, `fn`, `object` and `each`. */
export function parseValue(value: unknown, at: string, problems: Problems): Value {
  if (Array.isArray(value)) {
    const items = value.map((item, index) => parseValue(item, jsonPath(at, index), problems));
    return items.every((item) => item.kind === 'literal')
      ? { kind: 'literal', at, value: value as Literal }
      : { kind: 'list', at, items };
  }
  if (!isMapping(value)) return literal(value, at, problems);
  const used = forms.filter((form) => Object.hasOwn(value, form));
  const [form, second] = used;
  if (form === undefined) return literalMapping(value, at, problems);
  if (second !== undefined) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at,
      message: `A value has one form; this one has ${used.join(' and ')}.`,
    });
  }
  return parseForm(form, { value, at, problems });
}

interface FormAt {
  readonly value: Mapping;
  readonly at: string;
  readonly problems: Problems;
}

function parseForm(form: Form, { value, at, problems }: FormAt): Value {
  const inner = (key: string): Value => parseValue(get(value, key), jsonPath(at, key), problems);
  switch (form) {
    case 'field':
    case 'var':
      return { kind: form, at, path: parsePath(get(value, form), jsonPath(at, form), problems) };
    case 'each':
      return { kind: 'each', at, list: inner('each'), as: inner('as') };
    case 'object': {
      const object = get(value, 'object');
      if (!isMapping(object)) {
        problems.add({
          code: 'CONTRACT_INVALID',
          at: jsonPath(at, 'object'),
          message: `Expected a mapping of keys to values, got ${nameOf(object)}.`,
        });
        return { kind: 'object', at, entries: [] };
      }
      const inside = jsonPath(at, 'object');
      const entries = Object.entries(object).map(
        ([key, held]) => [key, parseValue(held, jsonPath(inside, key), problems)] as const,
      );
      return { kind: 'object', at, entries };
    }
    case 'fn':
      break;
  }
  return parseCall({ value, at, problems });
}

function parseCall({ value, at, problems }: FormAt): Value {
  const names = Object.keys(functionArity) as FunctionName[];
  const name = get(value, 'fn');
  const fn = names.find((known) => known === name);
  const args = get(value, 'args');
  if (!Array.isArray(args)) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(at, 'args'),
      message: `Expected a list of arguments, got ${nameOf(args)}.`,
    });
  }
  const parsed = (Array.isArray(args) ? args : []).map((argument, index) =>
    parseValue(argument, jsonPath(jsonPath(at, 'args'), index), problems),
  );
  if (fn === undefined) {
    problems.add({
      code: 'UNKNOWN_FUNCTION',
      at: jsonPath(at, 'fn'),
      message: `There is no function ${nameOf(name)}.`,
      hint: didYouMean(String(name), names),
    });
    return { kind: 'literal', at, value: null };
  }
  const [least, most] = functionArity[fn];
  if (parsed.length < least || parsed.length > most) {
    problems.add({
      code: 'WRONG_ARGUMENT_COUNT',
      at: jsonPath(at, 'args'),
      message: `${fn} takes ${least === 1 ? 'one argument' : 'two arguments'}, got ${parsed.length}.`,
    });
    return { kind: 'literal', at, value: null };
  }
  return { kind: 'call', at, fn, args: parsed };
}

function literalMapping(value: Mapping, at: string, problems: Problems): Value {
  const [key, ...others] = Object.keys(value).filter((name) => name !== 'args' && name !== 'as');
  const meant = key === undefined || others.length > 0 ? undefined : suggest(key, forms);
  if (key !== undefined && meant !== undefined) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(at, key),
      message: `A value has no form "${key}".`,
      hint: `Did you mean "${meant}"?`,
    });
  }
  return { kind: 'literal', at, value: value as Literal };
}

function literal(value: unknown, at: string, problems: Problems): Value {
  if (value === undefined) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at,
      message: 'Expected a value, such as 5, { field: price } or { fn: add, args: [1, 2] }.',
    });
    return { kind: 'literal', at, value: null };
  }
  return { kind: 'literal', at, value: value as Literal };
}
