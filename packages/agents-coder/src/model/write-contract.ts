import type { AgentContext } from '@parallel-dispatcher/agent';
import type { CoderInput, JsonValue } from '@parallel-dispatcher/schema';
import { inputError } from '../agent/input-error.ts';
import { planOutput } from '../agent/plan-output.ts';
import { refuseExisting } from '../agent/refuse-existing.ts';
import type { Mapping } from '../contract/mapping.ts';
import type { Author } from './author.ts';
import { contractAnswerSchema } from './contract-answer.ts';
import { Conversation } from './conversation.ts';
import { gatherBrief } from './gather-brief.ts';
import { isModelMissing } from './is-model-missing.ts';
import { openingMessages } from './prompts.ts';

/**
 * Has a model write the contract of a request in words, from what rules made of them; null where no
 * model is configured.
 * @throws AgentError with `NEEDS_INPUT` where the model has to ask first, or with a `MODEL_*` code.
 */
export async function writeContract(
  input: CoderInput,
  ...[context, draft]: [AgentContext, Mapping | null]
): Promise<Author | null> {
  if (!(await context.model.isAvailable())) return null;
  const { nodeFile, language } = planOutput(input);
  await refuseExisting(nodeFile, input, context.files);
  const brief = await gatherBrief(input, context);
  const messages = openingMessages('contract', brief, {
    language,
    node_file: nodeFile ?? null,
    started: typeof input.contract === 'object' ? input.contract : null,
    draft: draft as JsonValue,
  });
  const conversation = new Conversation({ messages, purpose: 'contract' }, context);
  const ask = async () => {
    const answer = await conversation.ask(contractAnswerSchema);
    if (answer.contract.trim() === '' && answer.questions.length > 0) {
      throwQuestions(answer.questions);
    }
    return answer;
  };
  let answer: Awaited<ReturnType<typeof ask>>;
  try {
    answer = await ask();
  } catch (error) {
    if (isModelMissing(error)) return null;
    throw error;
  }
  return {
    get contract() {
      return answer.contract;
    },
    answeredBy: brief.answeredBy,
    conclude: (findings) => conversation.conclude(findings),
    async revise() {
      answer = await ask();
    },
    report: () => conversation.report(answer.assumptions),
  };
}

function throwQuestions(questions: readonly string[]): never {
  throw inputError({
    code: 'NEEDS_INPUT',
    message: ['The model needs to know first:', ...questions].join('\n'),
    path: 'contract_description',
    hint: 'Answer them in "contract_description", or give a structured contract.',
  });
}
