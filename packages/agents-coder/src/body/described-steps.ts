import type { Contract } from '../contract/contract.ts';
import type { Described, Step } from '../contract/step.ts';

/** A step in words, at its place in the contract. */
export interface DescribedStep {
  readonly at: string;
  readonly to: string;
  readonly work: Described;
}

/** The steps of a contract that are said in words. */
export function describedSteps(contract: Contract): readonly DescribedStep[] {
  if (contract.nodeType !== 'COMPUTE_GENERIC') return [];
  return contract.pipeline.flatMap(asDescribed);
}

function asDescribed({ at, to, work }: Step): readonly DescribedStep[] {
  return work.kind === 'describe' && to !== null ? [{ at, to, work }] : [];
}
