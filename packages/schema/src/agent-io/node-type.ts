import * as z from 'zod';
import { faultCheck } from '../problems/fault.ts';
import { suggest } from '../problems/suggest.ts';

/** The four kinds of ONEX nodes. */
export const nodeTypes = ['Effect', 'Compute', 'Reducer', 'Orchestrator'] as const;
export type NodeType = (typeof nodeTypes)[number];

/** Reads `Compute`, `compute`, `COMPUTE_GENERIC`; undefined for anything else. */
export function nodeTypeOf(text: unknown): NodeType | undefined {
  if (typeof text !== 'string') return undefined;
  const folded = text.toLowerCase().replace(/_generic$/, '');
  return nodeTypes.find((nodeType) => nodeType.toLowerCase() === folded);
}

/** Any spelling of a node type, normalised to `Effect`, `Compute`, `Reducer` or `Orchestrator`. */
export const nodeTypeSchema = z
  .string()
  .check(faultCheck((text) => (nodeTypeOf(text) === undefined ? nodeTypeFault(text) : undefined)))
  .transform((text) => nodeTypeOf(text) as NodeType)
  .meta({ examples: [...nodeTypes, 'COMPUTE_GENERIC'] });

/** What to say of a text that names no node type. */
export function nodeTypeFault(text: string): { expected: string; hint: string } {
  const meant = suggest(text.replace(/_generic$/i, ''), nodeTypes);
  return {
    expected:
      'one of "Effect", "Compute", "Reducer", "Orchestrator" (or "COMPUTE_GENERIC" and so on)',
    hint: meant === undefined ? 'Name one of the four node types.' : `Did you mean "${meant}"?`,
  };
}
