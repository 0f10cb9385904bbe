import type { AgentContext } from '@parallel-dispatcher/agent';
import { validationLevels, type CoderInput } from '@parallel-dispatcher/schema';
import type { FoundContract } from './find-contract.ts';
import type { MadeNode } from './made-node.ts';
import { tryContract } from './try-contract.ts';

/**
 * Makes the node of a contract. What is wrong with one that a model wrote goes back to the model,
 * as often as the level allows; with any other it is an error.
 * @throws AgentError with the code of the first problem, `VALIDATION_FAILED`, or `MODEL_*`.
 */
export async function makeNode(
  found: FoundContract,
  ...[input, context]: [CoderInput, AgentContext]
): Promise<MadeNode> {
  const { author } = found;
  const { retries } = validationLevels[input.validation_level];
  let contract = found.contract;
  for (let left = retries; ; left -= 1) {
    const tried = await tryContract({ ...found, contract }, input, context);
    if (tried.ok) return tried.made;
    author?.conclude(tried.findings);
    if (author === null || left === 0 || !tried.mendable) return await tried.fail();
    context.signal.throwIfAborted();
    await author.revise();
    ({ contract } = author);
  }
}
