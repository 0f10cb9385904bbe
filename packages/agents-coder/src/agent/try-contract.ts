import { posix } from 'node:path';
import { AgentError, type AgentContext } from '@parallel-dispatcher/agent';
import type { CoderInput, ErrorDetail } from '@parallel-dispatcher/schema';
import { assessNode, type AssessedNode } from '../assess/assess-node.ts';
import { withGates } from '../assess/with-gates.ts';
import { generateNode, type GeneratedNode } from '../generate-node.ts';
import { trimFindings } from '../model/trim-findings.ts';
import { nodeNames } from '../node/node-names.ts';
import { validateNode } from '../validate/validate-node.ts';
import { checkRequest } from './check-request.ts';
import type { FoundContract } from './find-contract.ts';
import { findExisting } from './find-existing.ts';
import { inputError } from './input-error.ts';
import type { MadeNode } from './made-node.ts';
import { planOutput } from './plan-output.ts';
import { findingsOf, isMendable, mustReject, rejectNode } from './reject-node.ts';
import { throwProblems } from './throw-problems.ts';

/** What came of a contract: a node that may be written, or what is wrong. */
export type Tried =
  | { readonly ok: true; readonly made: MadeNode }
  | {
      readonly ok: false;
      /** For whoever is to mend it. */
      readonly findings: readonly string[];
      /** Whether another contract or body may do better. */
      readonly mendable: boolean;
      /** Ends the task with them. */
      readonly fail: () => Promise<never>;
    };

/** Generates the node of a contract, and validates it. */
export async function tryContract(
  { contract, at, author }: FoundContract,
  ...[input, context]: [CoderInput, AgentContext]
): Promise<Tried> {
  const { folder, nodeFile, language } = planOutput(input);
  const { validation_level: level } = input;
  const generated = await generateNode(contract, {
    language,
    ...(nodeFile === undefined ? {} : { nodeFile }),
  });
  if (!generated.ok) {
    const findings = generated.errors.map(findingOf);
    const fail = (): never =>
      author === null ? throwProblems(generated.errors, at) : throwRefused(findings);
    return { ok: false, findings, mendable: true, fail: async () => fail() };
  }
  const node = generated.value;
  try {
    checkRequest(node.contract, { input, nodeFile, language });
    if (at === 'model') checkExamplesGiven(node.contract);
  } catch (error) {
    if (at !== 'model' || !(error instanceof AgentError)) throw error;
    const findings = [`${error.message} ${error.hint ?? ''}`];
    return { ok: false, findings, mendable: true, fail: async () => throwRefused(findings) };
  }
  const unchanged = input.overwrite
    ? new Set<string>()
    : await findExisting(node, { folder, readText: (path) => context.files.readText(path) });
  context.progress(`Generated ${node.files.length} files of ${node.nodeName}`, 0.3);

  const [validated, assessment] = await Promise.all([
    validateNode(node.files, {
      ...node,
      expectedFile: nodeNames(node.contract, language).nodeFile,
      validationLevel: level,
      signal: context.signal,
    }),
    assessNode(describeNode(node, folder), context.tools),
  ]);
  const validation = withGates(validated, { assessment, level });
  context.signal.throwIfAborted();
  if (!mustReject(validation, level)) {
    return { ok: true, made: { node, validation, assessment, unchanged } };
  }
  return {
    ok: false,
    findings: findingsOf(validation, level),
    mendable: isMendable(validation),
    fail: () => rejectNode(node, validation, { level, folder, context }),
  };
}

/** What a model wrote is shown to be right by examples alone. @throws AgentError */
function checkExamplesGiven({ examples }: GeneratedNode['contract']): void {
  if (examples.length > 0) return;
  throw inputError({
    code: 'CONTRACT_INVALID',
    message: 'The contract has no examples, so nothing would test what the node does.',
    path: 'contract.behaviour',
    hint: 'Give examples in "behaviour", each with what comes in and what goes out.',
  });
}

function describeNode(node: GeneratedNode, folder: string): AssessedNode {
  const code = node.files.find(({ path }) => path === node.nodeFile)?.contents ?? '';
  const { nodeType, description } = node.contract;
  return {
    code,
    path: posix.join(folder, node.nodeFile),
    purpose: `${nodeType} ${description}`,
  };
}

function findingOf({ code, path, message, hint }: ErrorDetail): string {
  const place = path === null || path === '' ? 'contract' : path;
  return `${code} at ${place}: ${message}${hint === null ? '' : ` ${hint}`}`;
}

/** There is no node yet that could be kept. */
function throwRefused(findings: readonly string[]): never {
  throw new AgentError({
    code: 'VALIDATION_FAILED',
    errorClass: 'bug',
    message: `What the model wrote makes no node.\n${trimFindings(findings).join('\n')}`,
    hint: 'Say more in the description, give a structured contract, or use a stronger model.',
  });
}
