import type { NodeType } from '../contract/contract.ts';

/** What ONEX calls the parts of a node of one type. */
export interface NodeKind {
  /** As the output of the coder names it. */
  readonly type: 'Effect' | 'Compute' | 'Reducer' | 'Orchestrator';
  readonly baseName: string;
  /** In TypeScript; Python writes it in snake_case. */
  readonly method: string;
}

const kinds: Readonly<Record<NodeType, NodeKind>> = {
  EFFECT_GENERIC: { type: 'Effect', baseName: 'NodeEffect', method: 'executeEffect' },
  COMPUTE_GENERIC: { type: 'Compute', baseName: 'NodeCompute', method: 'executeCompute' },
  REDUCER_GENERIC: { type: 'Reducer', baseName: 'NodeReducer', method: 'executeReduction' },
  ORCHESTRATOR_GENERIC: {
    type: 'Orchestrator',
    baseName: 'NodeOrchestrator',
    method: 'executeOrchestration',
  },
};

export function nodeKind(nodeType: NodeType): NodeKind {
  return kinds[nodeType];
}
