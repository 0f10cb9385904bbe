import type { ComputeContract } from '../../contract/contract.ts';
import { collectProblems } from '../../contract/problem.ts';
import { nodeNames } from '../../node/node-names.ts';
import { nodeEmission } from '../node-emission.ts';
import type { Shape } from '../values/shape.ts';
import { emitPipeline } from './emit-pipeline.ts';

/** What is known of each field of the output once the pipeline has run. */
export function outputShapes(contract: ComputeContract): ReadonlyMap<string, Shape> {
  const about = { names: nodeNames(contract), problems: collectProblems() };
  const { output } = emitPipeline(contract, nodeEmission(contract, about));
  return new Map([...output].map(([field, { shape }]) => [field, shape]));
}
