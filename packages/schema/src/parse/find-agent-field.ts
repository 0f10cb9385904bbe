import { agentInputFields } from '../agent-io/agent-input-fields.ts';
import type { PathSegment } from '../problems/json-path.ts';

/** Where a field of an agent's input belongs that stands in the task itself. */
export function findAgentField(path: readonly PathSegment[], key: string): string | undefined {
  if (path.length !== 2 || path[0] !== 'tasks' || !agentInputFields.has(key)) return undefined;
  return `tasks[${path[1]}].input_data.${key}`;
}
