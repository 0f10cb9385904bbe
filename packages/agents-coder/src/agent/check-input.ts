import { errorDetail, type CoderInput, type ErrorDetail } from '@parallel-dispatcher/schema';
import { checkExamples } from '../contract/check-examples.ts';
import { looksLikeContract, parseContractText } from '../contract/parse-contract-text.ts';
import { parseContract } from '../contract/parse-contract.ts';
import { collectProblems } from '../contract/problem.ts';
import { isMapping } from '../contract/mapping.ts';
import { checkRequest } from './check-request.ts';
import { planOutput } from './plan-output.ts';

/**
 * What is wrong with a request, as far as it can be told without reading files or generating: the
 * output path, and a contract that the input itself holds.
 */
export async function checkInput(input: CoderInput): Promise<readonly ErrorDetail[]> {
  try {
    const { nodeFile, language } = planOutput(input);
    const given = contractIn(input);
    if (given === undefined) return [];
    const parsed = parseContract(given.data);
    if (!parsed.ok) return parsed.errors.map((error) => placed(error, given.at));
    checkRequest(parsed.value, { input, nodeFile, language });
    const problems = collectProblems();
    checkExamples(parsed.value, problems);
    return problems.list().map((error) => placed(error, given.at));
  } catch (error) {
    return [detailOf(error)];
  }
}

function contractIn({
  contract,
  contract_description: description,
}: CoderInput): { readonly at: string; readonly data: unknown } | undefined {
  if (isMapping(contract)) {
    return looksLikeContract(contract) ? { at: 'contract', data: contract } : undefined;
  }
  const at = contract === null ? 'contract_description' : 'contract';
  const read = parseContractText(contract ?? description);
  return read.ok && looksLikeContract(read.value) ? { at, data: read.value } : undefined;
}

function placed(error: ErrorDetail, at: string): ErrorDetail {
  const { path } = error;
  const inside = path === null || path === '' ? '' : `${path.startsWith('[') ? '' : '.'}${path}`;
  return { ...error, path: `${at}${inside}` };
}

/** An `AgentError` as data; its path is within the task there and within the input here. */
function detailOf(error: unknown): ErrorDetail {
  const read = (key: string): string | null => {
    const value: unknown = Reflect.get(Object(error), key);
    return typeof value === 'string' ? value : null;
  };
  return errorDetail({
    code: read('code') ?? 'CONTRACT_INVALID',
    message: read('message') ?? String(error),
    path: read('path')?.replace(/^input_data\./, '') ?? null,
    hint: read('hint'),
  });
}
