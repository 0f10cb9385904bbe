import { scaffoldAgent, type ScaffoldedAgent } from '@parallel-dispatcher/runtime';
import { documentAnswer, errorAnswer, type Answer } from '../answer.ts';
import { exitCodeOfErrors } from '../render/exit-code-of-errors.ts';
import { newAgentText } from '../render/new-agent-text.ts';

/** `dispatch agents new`: writes a new agent that works, with its test. */
export async function makeAgent(name: string, { dir }: { readonly dir?: string }): Promise<Answer> {
  const made = await scaffoldAgent(name, dir === undefined ? {} : { folder: dir });
  if (!made.ok) return errorAnswer(made.errors, exitCodeOfErrors(made.errors));
  const agent: ScaffoldedAgent = made.value;
  return documentAnswer(agent, (page) => newAgentText(agent, page));
}
