import { nodesAt, type SchemaNode } from './schema-node.ts';
import type { PathSegment } from './json-path.ts';

/** Deep enough for every document a person writes. */
const deepest = 4;

/** Where in the document a field of exactly this name belongs, such as `config.max_workers`. */
export function findFieldElsewhere(root: SchemaNode, field: string): string | undefined {
  let level: readonly { readonly steps: readonly PathSegment[]; readonly shown: string }[] = [
    { steps: [], shown: '' },
  ];
  for (let depth = 0; depth < deepest; depth += 1) {
    const next: { steps: readonly PathSegment[]; shown: string }[] = [];
    for (const { steps, shown } of level) {
      for (const node of nodesAt(root, steps)) {
        const properties = Object.keys(node.properties ?? {});
        const prefix = shown === '' ? '' : `${shown}.`;
        if (properties.includes(field)) return prefix + field;
        next.push(...properties.map((key) => ({ steps: [...steps, key], shown: prefix + key })));
        if (node.items !== undefined) next.push({ steps: [...steps, 0], shown: `${shown}[]` });
      }
    }
    level = next;
  }
  return undefined;
}
