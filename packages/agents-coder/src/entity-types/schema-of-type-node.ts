import { nameOfNode } from '../body/name-of-node.ts';
import type { SyntaxNode } from '../body/syntax-node.ts';
import type { Mapping } from '../contract/mapping.ts';

/** What a file declares, and where to tell what is not read. */
export interface Declarations {
  readonly named: ReadonlyMap<string, SyntaxNode>;
  readonly unread: (what: string) => void;
}

/** Types within types, at most. */
const deepest = 6;

const keywords: Readonly<Record<string, Mapping>> = {
  TSStringKeyword: { type: 'string' },
  TSNumberKeyword: { type: 'number' },
  TSBigIntKeyword: { type: 'integer' },
  TSBooleanKeyword: { type: 'boolean' },
  TSNullKeyword: { type: 'null' },
  TSObjectKeyword: { type: 'object' },
  TSUnknownKeyword: {},
  TSAnyKeyword: {},
};

/** The JSON Schema of a TypeScript type; null where it says nothing that a schema could. */
export function schemaOfTypeNode(node: SyntaxNode, about: Declarations, depth = 0): Mapping | null {
  if (depth > deepest) return null;
  const inner = (child: unknown): Mapping | null =>
    schemaOfTypeNode(child as SyntaxNode, about, depth + 1);
  const known = keywords[node.type];
  if (known !== undefined) return known;
  switch (node.type) {
    case 'TSInterfaceDeclaration': {
      const body = node['body'] as SyntaxNode;
      const parents = ((node['extends'] ?? []) as SyntaxNode[]).map((parent) =>
        parentOf(parent, about, depth),
      );
      return merged([...parents, members(body['body'] as SyntaxNode[], { inner, about })]);
    }
    case 'TSTypeLiteral':
      return members(node['members'] as SyntaxNode[], { inner, about });
    case 'TSIntersectionType':
      return merged((node['types'] as SyntaxNode[]).map(inner));
    case 'TSArrayType':
      return { type: 'array', items: inner(node['elementType']) ?? {} };
    case 'TSTypeOperator':
      return inner(node['typeAnnotation']);
    case 'TSLiteralType':
      return { enum: [(node['literal'] as SyntaxNode)['value']] };
    case 'TSUnionType':
      return union(
        (node['types'] as SyntaxNode[])
          .filter(({ type }) => type !== 'TSUndefinedKeyword')
          .map(inner),
      );
    case 'TSTypeReference':
      return reference(node, about, depth);
    default:
      return null;
  }
}

function parentOf(parent: SyntaxNode, about: Declarations, depth: number): Mapping | null {
  const name = nameOfNode(parent['expression']);
  const found = about.named.get(name);
  if (found === undefined) about.unread(`what it extends, ${name}, is not in the file.`);
  return found === undefined ? null : schemaOfTypeNode(found, about, depth + 1);
}

function reference(node: SyntaxNode, about: Declarations, depth: number): Mapping | null {
  const name = nameOfNode(node['typeName']);
  const parameters = (
    (node['typeArguments'] ?? node['typeParameters']) as SyntaxNode | undefined
  )?.['params'] as SyntaxNode[] | undefined;
  const [first] = parameters ?? [];
  if (name === 'Date') return { type: 'string', format: 'date-time' };
  if (/^(?:Array|ReadonlyArray|Set)$/.test(name) && first !== undefined) {
    return { type: 'array', items: schemaOfTypeNode(first, about, depth + 1) ?? {} };
  }
  if (/^(?:Readonly|Required)$/.test(name) && first !== undefined)
    return schemaOfTypeNode(first, about, depth + 1);
  if (/^(?:Record|Map)$/.test(name)) return { type: 'object' };
  const found = about.named.get(name);
  return found === undefined ? null : schemaOfTypeNode(found, about, depth + 1);
}

interface MemberFacts {
  readonly inner: (child: unknown) => Mapping | null;
  readonly about: Declarations;
}

function members(nodes: readonly SyntaxNode[], { inner, about }: MemberFacts): Mapping {
  const properties: Record<string, Mapping> = {};
  const required: string[] = [];
  for (const node of nodes) {
    if (node.type !== 'TSPropertySignature') continue;
    const name = nameOfNode(node['key']);
    const annotation = (node['typeAnnotation'] as SyntaxNode | undefined)?.['typeAnnotation'] as
      SyntaxNode | undefined;
    if (annotation?.type === 'TSFunctionType') continue;
    const schema = annotation === undefined ? null : inner(annotation);
    if (schema === null) about.unread(`the type of ${name} is not read: any value fits.`);
    properties[name] = schema ?? {};
    if (node['optional'] !== true && !admitsUndefined(annotation)) required.push(name);
  }
  return { type: 'object', required, properties };
}

function admitsUndefined(annotation: SyntaxNode | undefined): boolean {
  return (
    annotation?.type === 'TSUnionType' &&
    (annotation['types'] as SyntaxNode[]).some(({ type }) => type === 'TSUndefinedKeyword')
  );
}

/** `'a' | 'b'` is an enum, `string | null` a list of types; anything else says too little. */
export function union(schemas: readonly (Mapping | null)[]): Mapping | null {
  const [first] = schemas;
  if (schemas.length === 1) return first ?? null;
  const values = schemas.map((schema) => (schema?.['type'] === 'null' ? [null] : schema?.['enum']));
  if (values.every((each) => Array.isArray(each))) return { enum: values.flat() };
  const isNull = (schema: Mapping | null): boolean => schema?.['type'] === 'null';
  const others = schemas.filter((schema) => !isNull(schema));
  const [only] = others;
  if (only != null && others.length === 1 && typeof only['type'] === 'string')
    return { ...only, type: [only['type'], 'null'] };
  const types = schemas.map((schema) =>
    schema !== null && Object.keys(schema).length === 1 ? schema['type'] : undefined,
  );
  return types.every((type) => typeof type === 'string') ? { type: types } : null;
}

function merged(schemas: readonly (Mapping | null)[]): Mapping {
  const objects = schemas.filter((schema) => schema !== null);
  return {
    type: 'object',
    required: [...new Set(objects.flatMap((schema) => (schema['required'] ?? []) as string[]))],
    properties: Object.assign(
      {},
      ...objects.map((schema) => schema['properties'] ?? {}),
    ) as Mapping,
  };
}
