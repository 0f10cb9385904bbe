import * as z from 'zod';
import { isMapping } from '../contract/mapping.ts';
import { looksLikeContract } from '../contract/parse-contract-text.ts';

/** What a model answers that was asked for a contract. */
export const contractAnswerSchema = z.preprocess(
  asAnswer,
  z.strictObject({
    contract: z
      .string()
      .describe('The whole contract as YAML or JSON text; empty where there are questions.'),
    assumptions: z
      .array(z.string())
      .describe('What the contract takes to be so although nobody said it.'),
    questions: z
      .array(z.string())
      .describe('What has to be known first, where no sensible contract can be written without.'),
  }),
);

/** A contract given as it is, or as data, is as good as its text. */
function asAnswer(value: unknown): unknown {
  if (!isMapping(value)) return value;
  const answer = looksLikeContract(value) ? { contract: value } : value;
  const { contract, assumptions = [], questions = [], ...rest } = answer as Record<string, unknown>;
  const text = isMapping(contract) ? JSON.stringify(contract, null, 2) : contract;
  return { ...rest, contract: text, assumptions, questions };
}
