import type { Contract } from '../contract/contract.ts';
import type { Example } from '../contract/example.ts';
import { computeExamples } from './compute-examples.ts';
import { effectExamples } from './effect-examples.ts';
import { orchestratorExamples } from './orchestrator-examples.ts';
import { reducerExamples } from './reducer-examples.ts';

/**
 * Examples that a contract implies without giving them: each answer on either side of a rule, each
 * transition and each guard at its border, each step that fails, inputs around each condition.
 */
export async function deriveExamples(contract: Contract): Promise<readonly Example[]> {
  switch (contract.nodeType) {
    case 'EFFECT_GENERIC':
      return effectExamples(contract);
    case 'REDUCER_GENERIC':
      return reducerExamples(contract);
    case 'ORCHESTRATOR_GENERIC':
      return orchestratorExamples(contract);
    case 'COMPUTE_GENERIC':
      break;
  }
  return computeExamples(contract);
}
