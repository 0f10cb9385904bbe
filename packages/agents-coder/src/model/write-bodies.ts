import type { AgentContext } from '@parallel-dispatcher/agent';
import type { CoderInput, JsonValue } from '@parallel-dispatcher/schema';
import { checkRequest } from '../agent/check-request.ts';
import type { FoundContract } from '../agent/find-contract.ts';
import { planOutput } from '../agent/plan-output.ts';
import { refuseExisting } from '../agent/refuse-existing.ts';
import { missingBodies } from '../body/missing-bodies.ts';
import { placeBodies } from '../body/place-bodies.ts';
import { nodeNames } from '../node/node-names.ts';
import { bodiesAnswerSchema } from './bodies-answer.ts';
import { Conversation } from './conversation.ts';
import { gatherBrief } from './gather-brief.ts';
import { isModelMissing } from './is-model-missing.ts';
import { openingMessages } from './prompts.ts';

/**
 * Has a model write the bodies that a contract says in words. A contract that says all, or that is
 * wrong otherwise, stays as it is and costs nothing; so does any where no model is configured.
 * @throws AgentError with a `MODEL_*` code, or before it is asked with what the request has wrong.
 */
export async function writeBodies(
  found: FoundContract,
  ...[input, context]: [CoderInput, AgentContext]
): Promise<FoundContract> {
  const { nodeFile, language } = planOutput(input);
  const missing = found.author === null ? await missingBodies(found.contract, language) : null;
  if (missing === null || !(await context.model.isAvailable())) return found;
  const { contract: lacking, document, bodies } = missing;
  checkRequest(lacking, { input, nodeFile, language });
  await refuseExisting(nodeFile ?? nodeNames(lacking, language).nodeFile, input, context.files);
  const brief = await gatherBrief(input, context);
  const messages = openingMessages('bodies', brief, {
    language,
    bodies: bodies.map((body) => ({ ...body })),
    contract: document as JsonValue,
  });
  const conversation = new Conversation({ messages, purpose: 'bodies' }, context);
  const ask = async () => {
    const answer = await conversation.ask(bodiesAnswerSchema);
    return placeBodies(document, { language, wanted: bodies, given: answer.bodies });
  };
  let contract: Awaited<ReturnType<typeof ask>>;
  try {
    contract = await ask();
  } catch (error) {
    if (isModelMissing(error)) return found;
    throw error;
  }
  return {
    ...found,
    contract,
    author: {
      get contract() {
        return contract;
      },
      answeredBy: brief.answeredBy,
      conclude: (findings) => conversation.conclude(findings),
      async revise() {
        contract = await ask();
      },
      report: () => conversation.report([]),
    },
  };
}
