import * as z from 'zod';
import type { PathSegment } from './json-path.ts';

/** The part of JSON Schema that messages are made from. */
export interface SchemaNode {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
}

const known = new WeakMap<z.ZodType, SchemaNode>();

/** What a zod schema takes, as JSON Schema, so that messages need not know zod's insides. */
export function schemaNodeOf(schema: z.ZodType): SchemaNode {
  const found = known.get(schema);
  if (found !== undefined) return found;
  const node = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as SchemaNode;
  known.set(schema, node);
  return node;
}

/** Every alternative that a value at this path may take; empty where the schema says nothing. */
export function nodesAt(root: SchemaNode, path: readonly PathSegment[]): readonly SchemaNode[] {
  let nodes = alternatives(root, root);
  for (const segment of path) {
    nodes = nodes.flatMap((node) => {
      const child = childOf(node, segment);
      return child === undefined ? [] : alternatives(root, child);
    });
  }
  return nodes;
}

function childOf(node: SchemaNode, segment: PathSegment): SchemaNode | undefined {
  if (typeof segment === 'number') return node.items;
  if (node.properties !== undefined && Object.hasOwn(node.properties, segment)) {
    return node.properties[segment];
  }
  return typeof node.additionalProperties === 'object' ? node.additionalProperties : undefined;
}

/** Follows references and spreads unions; a description outside a union goes to its members. */
function alternatives(root: SchemaNode, start: SchemaNode): readonly SchemaNode[] {
  const found: SchemaNode[] = [];
  const open: { readonly node: SchemaNode; readonly hops: number }[] = [{ node: start, hops: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, hops } = next;
    const members = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])];
    const target = node.$ref === undefined ? undefined : resolve(root, node.$ref);
    if (target !== undefined) members.push(target);
    if (members.length === 0 || hops > 20) found.push(node);
    else
      for (const member of members.toReversed())
        open.push({ node: inherit(member, node), hops: hops + 1 });
  }
  return found;
}

function inherit(member: SchemaNode, from: SchemaNode): SchemaNode {
  const { description = from.description, examples = from.examples } = member;
  return {
    ...member,
    ...(description === undefined ? {} : { description }),
    ...(examples === undefined ? {} : { examples }),
  };
}

function resolve(root: SchemaNode, ref: string): SchemaNode | undefined {
  if (ref === '#') return root;
  return root.$defs?.[ref.replace('#/$defs/', '')];
}
