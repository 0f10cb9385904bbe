import { didYouMean, errorDetail, suggest, type PlanTask } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { AgentRegistry, RoutableAgent } from './agent-registry.ts';

/** Which rule chose an agent: `named`, `alias debugger`, `word "fix"` or `default`. */
export interface Choice {
  readonly agent: RoutableAgent;
  readonly rule: string;
}

/** An explicit agent wins, then aliases, then the first agent with a word of the description. */
export function routeTask(task: PlanTask, at: string, registry: AgentRegistry): Checked<Choice> {
  if (task.agent !== undefined) return routeNamed(task.agent, at, registry);
  for (const agent of registry.agents) {
    const word = agent.words.find((candidate) => hasWord(task.description, candidate));
    if (word !== undefined) return accept({ agent, rule: `word "${word}"` });
  }
  const agent = registry.byName.get(registry.defaultAgent);
  return agent === undefined
    ? unknownAgent(registry.defaultAgent, at, registry)
    : accept({ agent, rule: 'default' });
}

function routeNamed(name: string, at: string, registry: AgentRegistry): Checked<Choice> {
  const agent = registry.byName.get(name);
  if (agent !== undefined) return accept({ agent, rule: 'named' });
  const aliased = registry.agents.find((candidate) => candidate.aliases.includes(name));
  if (aliased !== undefined) return accept({ agent: aliased, rule: `alias ${name}` });
  return unknownAgent(name, `${at}.agent`, registry);
}

/** Whether a word of the text begins with `word`: "debugging" has "debug", "rebuild" has no "build". */
function hasWord(text: string, word: string): boolean {
  const wanted = word.toLowerCase();
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((part) => part.startsWith(wanted));
}

function unknownAgent(name: string, path: string, registry: AgentRegistry): Checked<Choice> {
  const known = [...registry.byName.keys(), ...registry.agents.flatMap((agent) => agent.aliases)];
  const near = suggest(name, known);
  return refuse(
    errorDetail({
      code: 'UNKNOWN_AGENT',
      message: `There is no agent ${JSON.stringify(name)}; there are ${[...registry.byName.keys()].join(', ')}.`,
      path,
      hint:
        near === undefined
          ? 'Name one of those, or add the agent to `agents` in dispatch.config.json.'
          : didYouMean(name, near),
    }),
  );
}
