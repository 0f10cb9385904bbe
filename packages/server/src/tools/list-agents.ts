import { listAgents } from '@parallel-dispatcher/runtime';
import { errorDetail, suggest } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import { answerSchema } from '../answers/answer-schema.ts';
import { openObject } from '../answers/open-object.ts';
import { documentAnswer, errorAnswer } from '../answers/answer.ts';
import { onlyReads } from './annotations.ts';
import { defineTool } from './tool.ts';

export const listAgentsTool = defineTool({
  name: 'list_agents',
  title: 'List agents',
  description:
    'Lists the agents that a plan of the parallel dispatcher may name here: what each is for, its aliases, the words that choose it, and the JSON Schema of its input_data. With agent, only that one.',
  annotations: onlyReads,
  input: z.strictObject({ agent: z.string().optional().describe('Name or alias of one agent.') }),
  output: answerSchema({
    agents: z
      .array(openObject({ name: z.string(), description: z.string() }))
      .describe('In the order in which their words are tried.'),
  }),
  async run({ agent }, { place }) {
    const listed = await listAgents(place.runtime);
    if (!listed.ok) return errorAnswer(listed.errors);
    const agents = listed.value;
    if (agent === undefined) return documentAnswer({ agents });
    const named = agents.filter(({ name, aliases }) => [name, ...aliases].includes(agent));
    return named.length > 0
      ? documentAnswer({ agents: named })
      : errorAnswer([
          unknownAgent(
            agent,
            agents.map(({ name }) => name),
          ),
        ]);
  },
});

function unknownAgent(agent: string, names: readonly string[]) {
  const meant = suggest(agent, names);
  return errorDetail({
    code: 'UNKNOWN_AGENT',
    message: `There is no agent ${JSON.stringify(agent.slice(0, 100))}; there are ${names.join(', ')}.`,
    path: 'agent',
    hint: meant === undefined ? 'Leave it out to list all.' : `Did you mean "${meant}"?`,
  });
}
