import type { AgentContext, ModelMessage } from '@parallel-dispatcher/agent';
import type { CoderModel, CoderRound } from '@parallel-dispatcher/schema';
import type * as z from 'zod';
import { promptVersion } from './prompts.ts';
import { trimFindings } from './trim-findings.ts';

/** What a conversation needs of the context of the agent. */
export type Talk = Pick<AgentContext, 'model' | 'signal' | 'progress' | 'log'>;

interface Opening {
  readonly messages: readonly ModelMessage[];
  readonly purpose: CoderRound['purpose'];
}

/** What is said between us and a model about one node, and what it cost. */
export class Conversation {
  readonly #talk: Talk;
  readonly #purpose: CoderRound['purpose'];
  readonly #rounds: CoderRound[] = [];
  #messages: readonly ModelMessage[];
  #model = '';

  constructor({ messages, purpose }: Opening, talk: Talk) {
    this.#messages = messages;
    this.#purpose = purpose;
    this.#talk = talk;
  }

  /** @throws AgentError with a `MODEL_*` code, `MODEL_REQUIRED` where none is configured. */
  async ask<Value>(schema: z.ZodType<Value>): Promise<Value> {
    const { model, signal, progress } = this.#talk;
    const answer = await model.generateObject({ messages: this.#messages, schema, signal });
    this.#messages = [...this.#messages, ...answer.messages];
    this.#model = answer.model;
    this.#rounds.push({
      round: this.#rounds.length + 1,
      purpose: this.#purpose,
      findings: [],
      input_tokens: answer.usage.inputTokens,
      output_tokens: answer.usage.outputTokens,
      cost_usd: answer.cost.usd,
    });
    progress(`${answer.model} answered in round ${this.#rounds.length}: ${this.#purpose}`);
    return answer.value;
  }

  /** Notes what is wrong with the last answer, for the output and for the next question. */
  conclude(findings: readonly string[]): void {
    const last = this.#rounds.pop();
    if (last === undefined) return;
    const told = trimFindings(findings);
    this.#rounds.push({ ...last, findings: told });
    this.#talk.log.info(`Round ${last.round} of ${this.#model} was refused: ${told.join('; ')}`);
    const content = JSON.stringify({
      task: 'What you gave was refused. Mend what the findings name, and answer again, in full.',
      findings: told,
    });
    this.#messages = [...this.#messages, { role: 'user', content }];
  }

  report(assumptions: readonly string[]): CoderModel {
    const costs = this.#rounds.map(({ cost_usd: cost }) => cost);
    return {
      id: this.#model,
      prompt: promptVersion,
      rounds: [...this.#rounds],
      cost_usd: costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0),
      assumptions: [...assumptions],
    };
  }
}
