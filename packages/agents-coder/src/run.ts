import { posix } from 'node:path';
import { AgentError, type AgentContext, type AgentRun } from '@parallel-dispatcher/agent';
import type { CoderInput, CoderOutput } from '@parallel-dispatcher/schema';
import { askForInput } from './agent/ask-for-input.ts';
import { checkRequest } from './agent/check-request.ts';
import { describeOutput } from './agent/describe-output.ts';
import { findContract } from './agent/find-contract.ts';
import { findExisting } from './agent/find-existing.ts';
import { planOutput } from './agent/plan-output.ts';
import { throwProblems } from './agent/throw-problems.ts';
import { assessNode, type AssessedNode } from './assess/assess-node.ts';
import { recordPatternUses } from './assess/record-pattern-uses.ts';
import { withGates } from './assess/with-gates.ts';
import { generateNode, type GeneratedNode } from './generate-node.ts';
import { nodeNames } from './node/node-names.ts';
import { validateNode } from './validate/validate-node.ts';
import type { Validation } from './validate/validation.ts';

/** The coder in its worker: contract in, files staged only once they type-checked and ran. */
export const run: AgentRun<CoderInput, CoderOutput> = async (input, context) => {
  const { folder, nodeFile, language } = planOutput(input);
  const readText = (path: string): Promise<string> => context.files.readText(path);
  const found = await findContract(input, readText);
  if ('unclear' in found) return await askForInput(found, context);

  const generated = await generateNode(found.contract, {
    language,
    ...(nodeFile === undefined ? {} : { nodeFile }),
  });
  if (!generated.ok) throwProblems(generated.errors, found.at);
  const node = generated.value;
  checkRequest(node.contract, { input, nodeFile, language });
  const unchanged = input.overwrite
    ? new Set<string>()
    : await findExisting(node, { folder, readText });
  context.progress(`Generated ${node.files.length} files of ${node.nodeName}`, 0.3);

  const [validated, assessment] = await Promise.all([
    validateNode(node.files, {
      ...node,
      expectedFile: nodeNames(node.contract, language).nodeFile,
      validationLevel: input.validation_level,
      signal: context.signal,
    }),
    assessNode(describeNode(node, folder), context.tools),
  ]);
  const validation = withGates(validated, { assessment, level: input.validation_level });
  context.signal.throwIfAborted();
  if (mustReject(validation, input)) {
    await reject(node, withoutIdleParts(validation, input), { folder, context });
  }

  const written: string[] = [];
  for (const { path, contents } of node.files) {
    if (unchanged.has(path)) continue;
    const target = posix.join(folder, path);
    await context.files.write(target, contents, { overwrite: input.overwrite });
    written.push(target);
  }
  await recordPatternUses(node, { folder, written, text: found.text, context });
  context.progress(`Type-checked and tested ${node.nodeName}`, 1);
  const upstream = Object.keys(context.upstream);
  return describeOutput({
    node,
    validation,
    assessment,
    folder,
    contractAt: found.at,
    text: found.text,
    written,
    upstream,
  });
};

function describeNode(node: GeneratedNode, folder: string): AssessedNode {
  const code = node.files.find(({ path }) => path === node.nodeFile)?.contents ?? '';
  const { nodeType, description } = node.contract;
  return {
    code,
    path: posix.join(folder, node.nodeFile),
    purpose: `${nodeType} ${description}`,
  };
}

/** Code that is shown to be wrong is never accepted; findings of rules and gates as the level says. */
function mustReject({ works, parts, passed }: Validation, input: CoderInput): boolean {
  if (!works || (input.validation_level === 'strict' && !passed)) return true;
  const isWrong = Object.values(parts).some((part) => part.passed === false);
  return isWrong && input.validation_level !== 'lenient';
}

/** Below `strict`, what could not run is not in the way, but for types and tests. */
function withoutIdleParts(validation: Validation, input: CoderInput): Validation {
  if (input.validation_level === 'strict') return validation;
  const told = Object.entries(validation.parts).filter(
    ([name, { passed }]) => passed !== null || name === 'types' || name === 'tests',
  );
  return { ...validation, parts: Object.fromEntries(told) };
}

/** Keeps the files beside their places and as artifacts, named `*.rejected`. */
async function reject(
  { files, nodeFile }: GeneratedNode,
  validation: Validation,
  ...[{ folder, context }]: [{ readonly folder: string; readonly context: AgentContext }]
): Promise<never> {
  const isNode = ({ path }: { readonly path: string }): boolean => path === nodeFile;
  // The node's own file first: a later success is known by it.
  for (const file of [...files.filter(isNode), ...files.filter((each) => !isNode(each))]) {
    const name = `${file.path}.rejected`;
    const warn = (error: unknown): void => context.log.warn(`${name} is not kept: ${String(error)}`);
    await context.artifacts.put(file.contents, { mediaType: 'text/plain', name }).catch(warn);
    await context.files.keepRejected(posix.join(folder, file.path), file.contents).catch(warn);
  }
  const failed = Object.entries(validation.parts).filter(([, { passed }]) => passed !== true);
  const findings = failed.map(
    ([name, { reason, evidence }]) => `${name}: ${reason}\n${evidence.slice(1, 12).join('\n')}`,
  );
  throw new AgentError({
    code: 'VALIDATION_FAILED',
    errorClass: 'bug',
    message: `The generated node was refused.\n${findings.join('\n')}`,
    hint: 'Where a test of an example failed, check what the contract expects; the files are kept, named *.rejected.',
  });
}
