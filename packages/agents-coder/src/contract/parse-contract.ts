import { errorDetail, type ErrorDetail } from '@parallel-dispatcher/schema';
import type { ComputeContract } from './contract.ts';
import { isMapping, nameOf } from './mapping.ts';
import { normaliseDocument } from './normalise-document.ts';
import { parseCommon } from './parse-common.ts';
import { parseCompute } from './parse-compute.ts';
import { collectProblems } from './problem.ts';

export type ParsedContract =
  | { readonly ok: true; readonly value: ComputeContract }
  | { readonly ok: false; readonly errors: readonly ErrorDetail[] };

/**
 * Reads a contract of the dialect from data. All that is wrong with it is in one report.
 * `NODE_TYPE_UNSUPPORTED` for the types that this version does not generate.
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
  const nodeType = document['node_type'];
  if (/^(?:EFFECT|REDUCER|ORCHESTRATOR)_GENERIC$/.test(String(nodeType))) {
    return {
      ok: false,
      errors: [
        errorDetail({
          code: 'NODE_TYPE_UNSUPPORTED',
          message: `Contracts of type ${String(nodeType)} are not generated yet, only COMPUTE_GENERIC.`,
          path: 'node_type',
          hint: 'Declare what can be computed without I/O as a COMPUTE_GENERIC contract, and write the rest by hand.',
        }),
      ],
    };
  }
  const common = parseCommon(document, problems);
  const value = parseCompute(document, { common, problems });
  const errors = problems.list();
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value };
}
