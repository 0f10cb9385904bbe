import { listAgents } from '@parallel-dispatcher/runtime';
import { documentAnswer, errorAnswer, type Answer } from '../answer.ts';
import { runtimeOptions, type PlanOptions } from '../options/plan-options.ts';
import { agentsText } from '../render/agents-text.ts';
import { ownExitCodes } from '../render/refused-document.ts';

/** `dispatch agents`: the agents that a plan may name here. */
export async function showAgents(options: Pick<PlanOptions, 'config'>): Promise<Answer> {
  const listed = await listAgents(runtimeOptions(options));
  if (!listed.ok) return errorAnswer(listed.errors, ownExitCodes.refused);
  return documentAnswer({ agents: listed.value }, (page) => agentsText(listed.value, page));
}
