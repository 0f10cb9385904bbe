import { nameOfNode } from '../body/name-of-node.ts';
import type { SyntaxNode } from '../body/syntax-node.ts';
import type { Mapping } from '../contract/mapping.ts';
import { union, type Declarations } from './schema-of-type-node.ts';

/** A schema, and whether its field may be left out. */
interface ZodSchema {
  readonly schema: Mapping | null;
  readonly isOptional?: boolean;
}

/** Calls within calls, at most. */
const deepest = 40;

const bases: Readonly<Record<string, Mapping>> = {
  string: { type: 'string' },
  number: { type: 'number' },
  int: { type: 'integer' },
  boolean: { type: 'boolean' },
  bigint: { type: 'integer' },
  null: { type: 'null' },
  any: {},
  unknown: {},
  record: { type: 'object' },
  date: { type: 'string', format: 'date-time' },
  email: { type: 'string', pattern: '^[^@\\s]+@[^@\\s]+$' },
  uuid: { type: 'string', format: 'uuid' },
  url: { type: 'string' },
};

/** The JSON Schema of `z.object({ total: z.number().int().min(0) })`; null where it is none of zod. */
export function schemaOfZod(node: SyntaxNode, about: Declarations, depth = 0): ZodSchema | null {
  if (depth > deepest) return null;
  if (node.type === 'Identifier') {
    const found = about.named.get(nameOfNode(node));
    return found === undefined ? null : schemaOfZod(found, about, depth + 1);
  }
  if (node.type !== 'CallExpression') return null;
  const callee = node['callee'] as SyntaxNode;
  if (callee.type !== 'MemberExpression') return null;
  const holder = callee['object'] as SyntaxNode;
  const method = nameOfNode(callee['property']);
  const given = node['arguments'] as readonly SyntaxNode[];
  const inner = (child: SyntaxNode | undefined): ZodSchema | null =>
    child === undefined ? null : schemaOfZod(child, about, depth + 1);
  const isBase = holder.type === 'Identifier' && /^z(?:od)?$/.test(nameOfNode(holder));
  const isFormat =
    holder.type === 'MemberExpression' && /^(?:iso|coerce)$/.test(nameOfNode(holder['property']));
  if (isBase || isFormat)
    return { schema: baseSchema(method, { given, inner, about, isIso: isFormat }) };
  const before = inner(holder);
  return before === null ? null : refined(before, { method, value: given[0]?.['value'], about });
}

interface BaseFacts {
  readonly given: readonly SyntaxNode[];
  readonly inner: (child: SyntaxNode | undefined) => ZodSchema | null;
  readonly about: Declarations;
  readonly isIso: boolean;
}

function baseSchema(method: string, { given, inner, about, isIso }: BaseFacts): Mapping | null {
  const [first] = given;
  if (isIso && method === 'date') return { type: 'string', format: 'date' };
  if (isIso && method === 'datetime') return { type: 'string', format: 'date-time' };
  if (/^(?:object|strictObject|looseObject)$/.test(method))
    return objectSchema(first, { inner, about });
  if (method === 'array') return { type: 'array', items: inner(first)?.schema ?? {} };
  if (method === 'literal') return { enum: [first?.['value'] ?? null] };
  const elements = (first?.['elements'] ?? []) as readonly SyntaxNode[];
  if (method === 'enum')
    return elements.length === 0 ? null : { enum: elements.map((element) => element['value']) };
  if (method === 'union') return union(elements.map((element) => inner(element)?.schema ?? null));
  return Object.hasOwn(bases, method) ? (bases[method] ?? null) : null;
}

function objectSchema(
  literal: SyntaxNode | undefined,
  { inner, about }: Pick<BaseFacts, 'inner' | 'about'>,
): Mapping {
  const properties: Record<string, Mapping> = {};
  const required: string[] = [];
  for (const property of (literal?.['properties'] ?? []) as readonly SyntaxNode[]) {
    if (property.type !== 'Property') {
      about.unread('fields that are spread into it are not read.');
      continue;
    }
    const name = nameOfNode(property['key']);
    const read = inner(property['value'] as SyntaxNode);
    if (read?.schema == null) about.unread(`the schema of ${name} is not read: any value fits.`);
    properties[name] = read?.schema ?? {};
    if (read?.isOptional !== true) required.push(name);
  }
  return { type: 'object', required, properties };
}

interface Refinement {
  readonly method: string;
  readonly value: unknown;
  readonly about: Declarations;
}

function refined(before: ZodSchema, { method, value, about }: Refinement): ZodSchema {
  const { schema } = before;
  if (schema === null) return before;
  const isText = schema['type'] === 'string';
  const isList = schema['type'] === 'array';
  const limit = (text: string, list: string, ...[number]: [string]): ZodSchema =>
    typeof value === 'number'
      ? { ...before, schema: { ...schema, [isText ? text : isList ? list : number]: value } }
      : before;
  switch (method) {
    case 'optional':
    case 'default':
    case 'nullish':
      return {
        schema: method === 'nullish' ? union([schema, { type: 'null' }]) : schema,
        isOptional: true,
      };
    case 'nullable':
      return { ...before, schema: union([schema, { type: 'null' }]) };
    case 'int':
      return { ...before, schema: { ...schema, type: 'integer' } };
    case 'min':
    case 'gte':
      return limit('minLength', 'minItems', 'minimum');
    case 'max':
    case 'lte':
      return limit('maxLength', 'maxItems', 'maximum');
    case 'gt':
      return limit('minLength', 'minItems', 'exclusiveMinimum');
    case 'lt':
      return limit('maxLength', 'maxItems', 'exclusiveMaximum');
    case 'positive':
      return { ...before, schema: { ...schema, exclusiveMinimum: 0 } };
    case 'nonnegative':
      return { ...before, schema: { ...schema, minimum: 0 } };
    case 'nonempty':
      return { ...before, schema: { ...schema, [isList ? 'minItems' : 'minLength']: 1 } };
    case 'email':
      return { ...before, schema: { ...schema, ...bases['email'] } };
    case 'uuid':
      return { ...before, schema: { ...schema, format: 'uuid' } };
    case 'datetime':
      return { ...before, schema: { ...schema, format: 'date-time' } };
    case 'describe':
      return typeof value === 'string' && value !== ''
        ? { ...before, schema: { ...schema, description: value } }
        : before;
    case 'array':
      return { schema: { type: 'array', items: schema } };
    case 'strict':
    case 'readonly':
    case 'brand':
    case 'trim':
    case 'meta':
      return before;
    default:
      about.unread(`.${method}() is not read.`);
      return before;
  }
}
