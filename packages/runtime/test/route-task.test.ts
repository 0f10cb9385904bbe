import { describe, expect, test } from '@jest/globals';
import type { AgentRegistry, RoutableAgent } from '../src/agents/agent-registry.ts';
import { refuse } from '../src/checked.ts';
import { routeTask } from '../src/agents/route-task.ts';
import { planTask } from './plan-task.ts';

function agent(name: string, aliases: readonly string[], words: readonly string[]): RoutableAgent {
  return { name, from: name, aliases, words, load: async () => refuse() };
}

const agents = [
  agent('debug', ['debugger'], ['debug', 'investigate', 'bug']),
  agent('coder', [], ['generate', 'contract', 'build', 'create']),
];
const registry: AgentRegistry = {
  agents,
  byName: new Map(agents.map((one) => [one.name, one])),
  defaultAgent: 'coder',
};

function routeOf(task: { agent?: string; description?: string }): string {
  const routed = routeTask(planTask(task), 'tasks[0]', registry);
  return routed.ok
    ? `${routed.value.agent.name}: ${routed.value.rule}`
    : routed.errors.map((error) => `${error.code} at ${error.path}: ${error.hint}`).join();
}

describe('routeTask', () => {
  test('takes the named agent whatever the description says', () => {
    expect(routeOf({ agent: 'coder', description: 'debug it' })).toBe('coder: named');
  });

  test('takes an alias', () => {
    expect(routeOf({ agent: 'debugger' })).toBe('debug: alias debugger');
  });

  test.each([
    ['Investigate the crash', 'debug: word "investigate"'],
    ['Debugging the parser', 'debug: word "debug"'],
    ['Fix a BUG, then generate tests', 'debug: word "bug"'],
    ['Builds a node', 'coder: word "build"'],
    ['Rebuild nothing', 'coder: default'],
    ['', 'coder: default'],
  ])('routes %j by its words', (description, expected) => {
    expect(routeOf({ description })).toBe(expected);
  });

  test('refuses an unknown agent with the nearest name', () => {
    expect(routeOf({ agent: 'codr' })).toBe(
      'UNKNOWN_AGENT at tasks[0].agent: Did you mean "coder"?',
    );
  });
});
