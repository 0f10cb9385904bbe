import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { nodeTypes, type Contract, type ContractCommon } from './contract.ts';
import { parseEffect } from './effect/parse-effect.ts';
import { isMapping, nameOf, type Mapping } from './mapping.ts';
import { normaliseDocument } from './normalise-document.ts';
import { parseCommon } from './parse-common.ts';
import { parseOrchestrator } from './orchestrator/parse-orchestrator.ts';
import { parseCompute } from './parse-compute.ts';
import { collectProblems, type Problems } from './problem.ts';
import { parseReducer } from './reducer/parse-reducer.ts';
import { reportUnknown } from './report-unknown.ts';

export type ParsedContract =
  | { readonly ok: true; readonly value: Contract }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/**
 * Reads a contract of the dialect from data. All that is wrong with it is in one report.
 */
export function parseContract(data: unknown): ParsedContract {
  const problems = collectProblems();
  const document = normaliseDocument(data, problems);
  if (!isMapping(document)) {
    problems.add({
      code: 'CONTRACT_INVALID',
      at: '',
      message: `Expected a contract, a mapping with name and node_type; got ${nameOf(data)}.`,
    });
    return { ok: false, errors: problems.list() };
  }
  if (reportUnknown(document, problems)) return { ok: false, errors: problems.list() };
  const common = parseCommon(document, problems);
  // Without a type it cannot be said what else the contract has to have.
  const isKnown = nodeTypes.some((type) => type === document['node_type']);
  if (!isKnown) return { ok: false, errors: problems.list() };
  const value = parseOwnPart(document, { common, problems });
  const errors = problems.list();
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}

function parseOwnPart(
  document: Mapping,
  parts: { readonly common: ContractCommon; readonly problems: Problems },
): Contract {
  switch (parts.common.nodeType) {
    case 'EFFECT_GENERIC':
      return parseEffect(document, parts);
    case 'REDUCER_GENERIC':
      return parseReducer(document, parts);
    case 'ORCHESTRATOR_GENERIC':
      return parseOrchestrator(document, parts);
    case 'COMPUTE_GENERIC':
      break;
  }
  return parseCompute(document, parts);
}
