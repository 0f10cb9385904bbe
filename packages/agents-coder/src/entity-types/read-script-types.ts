import { nameOfNode } from '../body/name-of-node.ts';
import type { SyntaxNode } from '../body/syntax-node.ts';
import { entityName } from './entity-name.ts';
import type { EntityType } from './entity-type.ts';
import { objectFields } from './read-json-types.ts';
import { schemaOfTypeNode, type Declarations } from './schema-of-type-node.ts';
import { schemaOfZod } from './schema-of-zod.ts';
import type { ReadTypes, TypeFile } from './type-files.ts';

/** Types in TypeScript: interfaces, object types, and zod schemas, by the parser of prettier. */
export async function readScriptTypes({ path, text }: TypeFile): Promise<ReadTypes> {
  const { parsers } = await import('prettier/plugins/typescript');
  const program = (await parsers.typescript.parse(text, {
    filepath: path,
  } as never)) as unknown as { readonly body: readonly SyntaxNode[] };
  const named = new Map<string, SyntaxNode>();
  for (const statement of program.body) {
    for (const [name, node] of declared(statement)) named.set(name, node);
  }
  const unread = new Set<string>();
  const types: EntityType[] = [];
  for (const [name, node] of named) {
    const about: Declarations = {
      named,
      unread: (what) => void unread.add(`${path}: ${name}: ${what}`),
    };
    const isZod = node.type === 'CallExpression';
    const read = isZod ? schemaOfZod(node, about) : { schema: schemaOfTypeNode(node, about) };
    const fields = read === null || read.schema === null ? [] : objectFields(read.schema);
    const kind = isZod
      ? 'zod schema'
      : node.type === 'TSInterfaceDeclaration'
        ? 'interface'
        : 'type';
    if (fields.length > 0)
      types.push({ name: entityName(name), fields, source: `${kind} ${name} in ${path}` });
  }
  return { types, unread: [...unread] };
}

/** Names that a statement declares, each with the node that says what it is. */
function declared(statement: SyntaxNode): readonly (readonly [string, SyntaxNode])[] {
  const inner = statement['declaration'] as SyntaxNode | null | undefined;
  const node = inner ?? statement;
  if (node.type === 'TSInterfaceDeclaration') return [[nameOfNode(node['id']), node]];
  if (node.type === 'TSTypeAliasDeclaration')
    return [[nameOfNode(node['id']), node['typeAnnotation'] as SyntaxNode]];
  if (node.type !== 'VariableDeclaration') return [];
  return (node['declarations'] as SyntaxNode[]).flatMap((each) => {
    const init = each['init'] as SyntaxNode | null;
    return init?.type === 'CallExpression' ? [[nameOfNode(each['id']), init] as const] : [];
  });
}
