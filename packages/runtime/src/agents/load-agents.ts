import { fileURLToPath } from 'node:url';
import { errorDetail, type AgentSource, type ErrorDetail } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import type { AgentRegistry, RegisteredAgent, RoutableAgent } from './agent-registry.ts';
import { builtInAgents, builtInDefaultAgent, type BuiltInAgent } from './built-in-agents.ts';
import { registerAgent } from './register-agent.ts';

type Surroundings = Pick<RuntimeEnvironment, 'env' | 'cwd'>;

/** Imports the light module of every agent that the config names; of the built-in ones, none yet. */
export async function loadAgents(
  loaded: LoadedConfig,
  { env, cwd }: Surroundings,
): Promise<Checked<AgentRegistry>> {
  const { config, directory } = loaded;
  const read = await Promise.all(
    config.agents.map((source, index) =>
      registerSource(source, { at: `config.agents[${index}]`, directory, cwd, env }),
    ),
  );
  const errors: ErrorDetail[] = read.flatMap((one) => (one.ok ? [] : one.errors));
  const byName = new Map<string, RoutableAgent>();
  for (const one of read) {
    if (!one.ok) continue;
    const agent = configured(one.value);
    const earlier = byName.get(agent.name);
    if (earlier === undefined) byName.set(agent.name, agent);
    else errors.push(clash(agent.name, earlier.from, agent.from));
  }
  // A config may replace a built-in agent by one of the same name.
  for (const agent of builtInAgents.map(builtIn)) {
    if (!byName.has(agent.name)) byName.set(agent.name, agent);
  }
  const defaultAgent = config.default_agent ?? builtInDefaultAgent;
  if (!byName.has(defaultAgent) && errors.length === 0)
    errors.push(noDefault(defaultAgent, byName));
  return errors.length > 0
    ? refuse(...errors)
    : accept({ agents: [...byName.values()], byName, defaultAgent });
}

async function registerSource(
  source: AgentSource,
  place: Surroundings & { readonly at: string; readonly directory: string },
): Promise<Checked<RegisteredAgent>> {
  if (typeof source === 'string') return await registerAgent({ from: source }, place);
  if ('from' in source) return await registerAgent(source, place);
  const { registerCommand } = await import('./register-command.ts');
  return await registerCommand(source, place);
}

function configured(agent: RegisteredAgent): RoutableAgent {
  const { definition, from, aliases, words } = agent;
  return { name: definition.name, from, aliases, words, load: async () => accept(agent) };
}

function builtIn(agent: BuiltInAgent): RoutableAgent {
  const directory = fileURLToPath(new URL('.', import.meta.url));
  return {
    ...agent,
    load: () => registerAgent({ from: agent.from }, { at: agent.from, directory }),
  };
}

function clash(name: string, first: string, second: string): ErrorDetail {
  return errorDetail({
    code: 'AGENT_NAME_TAKEN',
    message: `Two agents are called ${JSON.stringify(name)}: ${first} and ${second}.`,
    path: 'config.agents',
    hint: 'Give each agent a name of its own.',
  });
}

function noDefault(name: string, known: ReadonlyMap<string, unknown>): ErrorDetail {
  return errorDetail({
    code: 'UNKNOWN_AGENT',
    message: `The default agent ${JSON.stringify(name)} is not there; there are ${[...known.keys()].join(', ')}.`,
    path: 'config.default_agent',
    hint: 'Name one of those, or add the agent to config.agents.',
  });
}
