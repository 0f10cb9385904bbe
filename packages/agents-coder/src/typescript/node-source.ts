import type { ContractCommon } from '../contract/contract.ts';
import type { Problems } from '../contract/problem.ts';
import type { NodeNames } from '../node/node-names.ts';
import type { EmittedBody } from './values/expression.ts';

/** Source of a node, the support modules it imports, and what its author should know. */
export interface NodeSource {
  readonly contents: string;
  readonly support: ReadonlySet<string>;
  readonly notes: readonly string[];
  /** Functions that it imports from the file of bodies. */
  readonly bodies: readonly EmittedBody[];
}

export type EmitNode<Contract extends ContractCommon> = (
  contract: Contract,
  to: { readonly names: NodeNames; readonly problems: Problems },
) => NodeSource;
