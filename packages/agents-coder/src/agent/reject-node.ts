import { posix } from 'node:path';
import { AgentError, type AgentContext } from '@parallel-dispatcher/agent';
import type { ValidationLevel } from '@parallel-dispatcher/schema';
import type { GeneratedNode } from '../generate-node.ts';
import type { Validation } from '../validate/validation.ts';

/** Code that is shown to be wrong is never accepted; findings of rules and gates as the level says. */
export function mustReject({ works, parts, passed }: Validation, level: ValidationLevel): boolean {
  if (!works || (level === 'strict' && !passed)) return true;
  const isWrong = Object.values(parts).some((part) => part.passed === false);
  return isWrong && level !== 'lenient';
}

/** Whether other code may do better: nobody mends by code that a tool is not there. */
export function isMendable({ parts }: Validation): boolean {
  return Object.entries(parts).some(
    ([name, { passed, reason }]) =>
      passed === false || (passed === null && (name === 'bodies' || isUnfinished(reason))),
  );
}

/** Such as tests of code that runs for ever. */
function isUnfinished(reason: string | null): boolean {
  return reason?.startsWith('not finished') === true;
}

/** What did not pass, a part each. Below `strict`, of what could not run only types and tests. */
export function findingsOf({ parts }: Validation, level: ValidationLevel): readonly string[] {
  const told = Object.entries(parts).filter(
    ([name, { passed }]) =>
      passed === false ||
      (passed === null && (level === 'strict' || name === 'types' || name === 'tests')),
  );
  return told.map(
    ([name, { reason, evidence }]) => `${name}: ${reason}\n${evidence.slice(1, 12).join('\n')}`,
  );
}

interface Rejection {
  readonly level: ValidationLevel;
  readonly folder: string;
  readonly context: AgentContext;
}

/** Keeps the files beside their places and as artifacts, named `*.rejected`. */
export async function rejectNode(
  { files, nodeFile }: GeneratedNode,
  validation: Validation,
  ...[{ level, folder, context }]: [Rejection]
): Promise<never> {
  const isNode = ({ path }: { readonly path: string }): boolean => path === nodeFile;
  // The node's own file first: a later success is known by it.
  for (const file of [...files.filter(isNode), ...files.filter((each) => !isNode(each))]) {
    const name = `${file.path}.rejected`;
    const warn = (error: unknown): void =>
      context.log.warn(`${name} is not kept: ${String(error)}`);
    await context.artifacts.put(file.contents, { mediaType: 'text/plain', name }).catch(warn);
    await context.files.keepRejected(posix.join(folder, file.path), file.contents).catch(warn);
  }
  throw new AgentError({
    code: 'VALIDATION_FAILED',
    errorClass: 'bug',
    message: `The generated node was refused.\n${findingsOf(validation, level).join('\n')}`,
    hint: 'Where a test of an example failed, check what the contract expects; the files are kept, named *.rejected.',
  });
}
