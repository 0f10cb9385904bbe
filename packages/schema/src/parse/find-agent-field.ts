import { coderInputSchema } from '../agent-io/coder-input.ts';
import { debugInputSchema } from '../agent-io/debug-input.ts';
import type { PathSegment } from '../problems/json-path.ts';
import { schemaNodeOf } from '../problems/schema-node.ts';

/** Where a field of an agent's input belongs that stands in the task itself. */
export function findAgentField(path: readonly PathSegment[], key: string): string | undefined {
  if (path.length !== 2 || path[0] !== 'tasks') return undefined;
  const known = [coderInputSchema, debugInputSchema].some((schema) =>
    Object.hasOwn(schemaNodeOf(schema).properties ?? {}, key),
  );
  return known ? `tasks[${path[1]}].input_data.${key}` : undefined;
}
