import type { JsonSchema, JsonType } from '../../json-schema/json-schema.ts';
import { undeclaredSchema } from '../../json-schema/undeclared-schema.ts';
import { matchesSchema } from '../../json-schema/matches-schema.ts';
import { pythonLiteral, pythonText } from '../literal.ts';
import { schemaPattern } from '../pattern/emit-pattern.ts';

const allTypes: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object'];

/** Python source of the rule that accepts what a JSON Schema accepts. */
export function ruleSource(schema: JsonSchema): string {
  if (schema.never) return 'no_rule()';
  if (schema.allowed !== null) {
    const fitting = schema.allowed.filter((value) => matchesSchema(schema, value));
    return `one_of_rule(${pythonLiteral([...fitting])})`;
  }
  const types = schema.types ?? allTypes;
  const rules = [
    ...new Set(
      types
        .filter((type) => !(type === 'integer' && types.includes('number')))
        .map((type) => typeRule(schema, type)),
    ),
  ];
  const [first = 'no_rule()'] = rules;
  if (schema.types === null && isOpen(schema)) return 'any_rule()';
  return rules.length === 1 ? first : `union_rule(${rules.join(', ')})`;
}

/** Without a type a keyword asks something of its own type only. */
function isOpen(schema: JsonSchema): boolean {
  const asks = [
    schema.items,
    schema.minItems,
    schema.maxItems,
    schema.pattern,
    schema.format,
    schema.minLength,
    schema.maxLength,
    schema.minimum,
    schema.maximum,
    schema.exclusiveMinimum,
    schema.exclusiveMaximum,
  ];
  return (
    asks.every((keyword) => keyword === null) &&
    schema.properties.size === 0 &&
    schema.required.length === 0 &&
    schema.additional === true &&
    !schema.uniqueItems
  );
}

function typeRule(schema: JsonSchema, type: JsonType): string {
  switch (type) {
    case 'null':
      return 'null_rule()';
    case 'boolean':
      return 'boolean_rule()';
    case 'integer':
    case 'number':
      return call('number_rule', [
        type === 'integer' && 'whole=True',
        limit('minimum', schema.minimum),
        limit('maximum', schema.maximum),
        limit('above', schema.exclusiveMinimum),
        limit('below', schema.exclusiveMaximum),
      ]);
    case 'string':
      return call('text_rule', [
        limit('least', schema.minLength),
        limit('most', schema.maxLength),
        schema.pattern !== null && `pattern=${schemaPattern(schema.pattern)}`,
        schema.format !== null && `form=is_${schema.format.replace('-', '_')}`,
      ]);
    case 'array':
      return call('array_rule', [
        schema.items !== null && ruleSource(schema.items),
        limit('least', schema.minItems),
        limit('most', schema.maxItems),
        schema.uniqueItems && 'unique=True',
      ]);
    case 'object':
      break;
  }
  return objectRule(schema);
}

function objectRule(schema: JsonSchema): string {
  const { additional } = schema;
  const undeclared = undeclaredSchema(schema);
  const known = [
    ...[...schema.properties].map(([name, property]) => [name, ruleSource(property)] as const),
    ...schema.required
      .filter((name) => !schema.properties.has(name))
      .map((name) => [name, undeclared === null ? 'any_rule()' : ruleSource(undeclared)] as const),
  ];
  const others =
    typeof additional === 'boolean'
      ? additional && 'others=any_rule()'
      : `others=${ruleSource(additional)}`;
  return call('object_rule', [
    `{${known.map(([name, rule]) => `${pythonText(name)}: ${rule}`).join(', ')}}`,
    `required=${pythonLiteral([...schema.required])}`,
    others,
  ]);
}

function limit(name: string, value: number | null): string | false {
  return value !== null && `${name}=${pythonLiteral(value)}`;
}

function call(name: string, parts: readonly (string | false)[]): string {
  return `${name}(${parts.filter((part) => part !== false).join(', ')})`;
}
