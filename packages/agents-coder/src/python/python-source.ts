import type { Contract } from '../contract/contract.ts';
import type { Problems } from '../contract/problem.ts';
import type { NodeNames } from '../node/node-names.ts';

export type EmitPython<Of extends Contract> = (
  contract: Of,
  to: { readonly names: NodeNames; readonly problems: Problems },
) => string;
