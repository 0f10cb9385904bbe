import type { ContractCommon } from '../contract/contract.ts';
import type { Problems } from '../contract/problem.ts';
import { schemaName, type NodeNames } from '../node/node-names.ts';
import { lowerFirst } from './lower-first.ts';
import { supportNames } from './support-files/export-of.ts';
import type { Emission } from './values/expression.ts';
import { allocateNames } from './values/name-allocator.ts';

/** What the source of a node gathers, with the names taken that every node has, and those of its type. */
export function nodeEmission(
  contract: ContractCommon,
  {
    names,
    problems,
    taken = [],
  }: { readonly names: NodeNames; readonly problems: Problems; readonly taken?: readonly string[] },
): Emission {
  return {
    problems,
    notes: new Set(),
    names: allocateNames([
      ...supportNames,
      ...taken,
      names.nodeClass,
      contract.inputModel,
      contract.outputModel,
      schemaName(contract.inputModel),
      lowerFirst(names.contractModel),
    ]),
    support: new Set(['read-input', 'to-plain']),
    statements: [],
    constants: new Map(),
    bodies: [],
  };
}
