import { AgentError, type AgentErrorFacts } from '@parallel-dispatcher/agent';

/** The error for an input that cannot be worked with. `path` is within the input of the task. */
export function inputError(facts: Omit<AgentErrorFacts, 'errorClass'>): AgentError {
  const path = facts.path === undefined ? {} : { path: `input_data.${facts.path}` };
  return new AgentError({ ...facts, ...path, errorClass: 'input' });
}
