import type { JsonObject, JsonValue } from '@parallel-dispatcher/schema';
import { parseJsonSchema } from '../json-schema/parse-json-schema.ts';
import type { JsonSchema } from '../json-schema/json-schema.ts';
import { nodeTypes, type ContractCommon } from './contract.ts';
import { jsonPath } from './json-path.ts';
import { get, isMapping, nameOf, type Mapping } from './mapping.ts';
import { parseExamples } from './parse-examples.ts';
import { didYouMean, type Problems } from './problem.ts';
import { toPlain } from '../typescript/support/to-plain.ts';

/** Reads what every contract has. */
export function parseCommon(document: Mapping, problems: Problems): ContractCommon {
  const invalid = (at: string, expected: string, value: unknown, hint?: string): void =>
    problems.add({
      code: 'CONTRACT_INVALID',
      at,
      message: `Expected ${expected}, got ${nameOf(value)}.`,
      hint,
    });
  const text = (key: string, pattern: RegExp, expected: string): string => {
    const value = get(document, key);
    if (typeof value === 'string' && pattern.test(value)) return value;
    invalid(key, expected, value);
    return 'unknown';
  };
  const version = (key: string): string => {
    const value = get(document, key);
    if (typeof value === 'string' && value !== '') return value;
    if (typeof value === 'number') return String(value);
    const parts = isMapping(value)
      ? ['major', 'minor', 'patch'].map((part) => get(value, part))
      : [];
    if (parts.length > 0 && parts.every((part) => Number.isInteger(part))) return parts.join('.');
    invalid(key, 'a version such as { major: 1, minor: 0, patch: 0 }', value);
    return '0.0.0';
  };
  const model = (key: string): string => {
    const value = get(document, key);
    const name = isMapping(value) ? get(value, 'name') : undefined;
    if (typeof name === 'string' && /^[A-Z]\w*$/.test(name)) return name;
    invalid(jsonPath(key, 'name'), 'a model name such as ModelOrderInput', name);
    return 'ModelUnknown';
  };
  const named = get(document, 'node_type');
  const nodeType = nodeTypes.find((known) => known === named);
  if (nodeType === undefined) {
    invalid('node_type', 'a node type', named, didYouMean(String(named), nodeTypes));
  }
  const errors = get(document, 'errors') ?? [];
  const isCode = (code: unknown): code is string =>
    typeof code === 'string' && /^[A-Z][A-Z0-9_]*$/.test(code);
  if (!Array.isArray(errors) || !errors.every(isCode)) {
    invalid('errors', 'a list of error codes such as [NOT_FOUND]', errors);
  }
  const common: ContractCommon = {
    name: text('name', /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, 'a snake_case name such as order_total'),
    nodeType: nodeType ?? 'COMPUTE_GENERIC',
    description: text('description', /\S/, 'a description'),
    contractVersion: version('contract_version'),
    nodeVersion: version('node_version'),
    inputModel: model('input_model'),
    outputModel: model('output_model'),
    inputSchema: objectSchema(document, 'input_schema', problems),
    outputSchema: objectSchema(document, 'output_schema', problems),
    errors: Array.isArray(errors) ? errors.filter(isCode) : [],
    examples: parseExamples(document, problems),
    invalid: parseInvalid(document, problems),
    document: toPlain(document) as JsonObject,
  };
  if (common.inputModel === common.outputModel && common.inputModel !== 'ModelUnknown') {
    problems.add({
      code: 'CONTRACT_CONTRADICTION',
      at: 'output_model.name',
      message: `${common.outputModel} names both the input and the output model.`,
    });
  }
  return common;
}

/** A node takes and gives fields, so its schemas describe objects; `type: object` may be left out. */
function objectSchema(document: Mapping, key: string, problems: Problems): JsonSchema {
  const schema = parseJsonSchema(get(document, key), key, problems);
  if (schema.types !== null && !schema.types.includes('object')) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: jsonPath(key, 'type'),
      message: `Expected type object, because a node takes and gives named fields; got ${schema.types.join(', ')}.`,
    });
  }
  return { ...schema, types: ['object'] };
}

function parseInvalid(document: Mapping, problems: Problems): ContractCommon['invalid'] {
  const listed = get(document, 'invalid') ?? [];
  if (!Array.isArray(listed)) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: 'invalid',
      message: `Expected a list of { why, input }, got ${nameOf(listed)}.`,
    });
    return [];
  }
  return listed.flatMap((item: unknown, index) => {
    if (isMapping(item) && Object.hasOwn(item, 'input')) {
      const why = get(item, 'why');
      return [
        {
          why: typeof why === 'string' ? why : `invalid[${index}]`,
          input: item['input'] as JsonValue,
        },
      ];
    }
    problems.add({
      code: 'CONTRACT_INVALID',
      at: `invalid[${index}]`,
      message: 'Expected { why, input }.',
    });
    return [];
  });
}
