import { visitNodes, type SyntaxNode } from './syntax-node.ts';

/** Names that code declares, wherever in it: variables, functions, parameters, types. */
export function boundNames(root: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  const bind = (pattern: unknown): void => {
    if (typeof pattern !== 'object' || pattern === null) return;
    const { type, ...node } = pattern as SyntaxNode;
    if (type === 'Identifier') names.add(String(node['name']));
    const inner = {
      ArrayPattern: node['elements'],
      ObjectPattern: node['properties'],
      Property: node['value'],
      RestElement: node['argument'],
      AssignmentPattern: node['left'],
    }[type];
    for (const part of Array.isArray(inner) ? (inner as unknown[]) : [inner]) bind(part);
  };
  visitNodes(root, (node) => {
    const { type } = node;
    if (type === 'VariableDeclarator') bind(node['id']);
    if (type === 'CatchClause') bind(node['param']);
    if (/Function(?:Declaration|Expression)$/.test(type)) {
      bind(node['id']);
      for (const parameter of node['params'] as readonly unknown[]) bind(parameter);
    }
    if (/^TS(?:TypeAlias|Interface)Declaration$/.test(type)) bind(node['id']);
  });
  return names;
}
