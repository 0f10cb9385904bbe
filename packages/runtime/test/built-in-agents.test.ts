import { describe, expect, test } from '@jest/globals';
import { builtInAgents, builtInDefaultAgent } from '../src/agents/built-in-agents.ts';
import { readAgentModule } from '../src/agents/read-agent-module.ts';
import { resolveAgentModule } from '../src/agents/resolve-agent-module.ts';

describe('builtInAgents', () => {
  test.each(builtInAgents)('says of $name what its definition says', async (agent) => {
    const read = await readAgentModule(resolveAgentModule(agent.from, import.meta.dirname));
    const { name, aliases, words } = agent;
    expect(read).toMatchObject({ ok: true, definition: { name, aliases, words } });
  });

  test('has the default agent', () => {
    expect(builtInAgents.map(({ name }) => name)).toContain(builtInDefaultAgent);
  });
});
