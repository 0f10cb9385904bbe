import { fileURLToPath } from 'node:url';
import { agentApiVersion, type AgentDefinition } from '@parallel-dispatcher/agent';
import type { Isolation } from '@parallel-dispatcher/executor';
import { errorDetail, type AgentSource, type ErrorDetail } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { builtInAgents, builtInDefaultAgent } from './built-in-agents.ts';
import { readAgentModule } from './read-agent-module.ts';
import { resolveAgentModule } from './resolve-agent-module.ts';

/** An agent this run can use, and where it came from. */
export interface RegisteredAgent {
  readonly definition: AgentDefinition;
  /** `file:` URL of the light module. */
  readonly moduleUrl: string;
  readonly from: string;
  readonly isolation: Isolation;
  readonly aliases: readonly string[];
  readonly words: readonly string[];
}

/** The agents of a run in the order their words are tried: the config's own before the built-in ones. */
export interface AgentRegistry {
  readonly agents: readonly RegisteredAgent[];
  readonly byName: ReadonlyMap<string, RegisteredAgent>;
  readonly defaultAgent: string;
}

/** Imports the light module of every agent that the config names, and of the built-in ones. */
export async function loadAgents(loaded: LoadedConfig): Promise<Checked<AgentRegistry>> {
  const sources = [
    ...loaded.config.agents.map((source, index) => ({
      source,
      at: `config.agents[${index}]`,
      url: resolveAgentModule(typeof source === 'string' ? source : source.from, loaded.directory),
    })),
    ...builtInAgents.map((source) => ({
      source: source as AgentSource,
      at: source,
      url: resolveAgentModule(source, fileURLToPath(new URL('.', import.meta.url))),
    })),
  ];
  const read = await Promise.all(
    sources.map(({ source, at, url }) => registerAgent(source, at, url)),
  );
  const errors: ErrorDetail[] = read.flatMap((one) => (one.ok ? [] : one.errors));
  const agents: RegisteredAgent[] = [];
  const byName = new Map<string, RegisteredAgent>();
  for (const one of read) {
    if (!one.ok) continue;
    const { definition } = one.value;
    // A config may replace a built-in agent by one of the same name; two of its own may not clash.
    const earlier = byName.get(definition.name);
    if (earlier !== undefined && isBuiltIn(one.value)) continue;
    if (earlier !== undefined) errors.push(clash(definition.name, earlier.from, one.value.from));
    byName.set(definition.name, one.value);
    agents.push(one.value);
  }
  const defaultAgent = loaded.config.default_agent ?? builtInDefaultAgent;
  if (!byName.has(defaultAgent) && errors.length === 0)
    errors.push(noDefault(defaultAgent, byName));
  return errors.length > 0 ? refuse(...errors) : accept({ agents, byName, defaultAgent });
}

async function registerAgent(
  source: AgentSource,
  at: string,
  moduleUrl: string | undefined,
): Promise<Checked<RegisteredAgent>> {
  const settings: Exclude<AgentSource, string> =
    typeof source === 'string' ? { from: source } : source;
  const read = await readAgentModule(moduleUrl);
  if (!read.ok || moduleUrl === undefined) {
    const reason = read.ok ? 'it was not found' : read.reason;
    return refuse(
      errorDetail({
        code: 'AGENT_NOT_LOADED',
        message: `The agent ${JSON.stringify(settings.from)} could not be loaded: ${reason}`,
        path: at,
        hint: `Name a package or a file whose default export is defineAgent({ ..., api: ${agentApiVersion} }).`,
      }),
    );
  }
  const { definition } = read;
  const ownThread = definition.workload === 'cpu' || !definition.restartable;
  return accept({
    definition,
    moduleUrl,
    from: settings.from,
    isolation: settings.isolation ?? definition.isolation ?? (ownThread ? 'thread' : 'shared'),
    aliases: [...definition.aliases, ...(settings.aliases ?? [])],
    words: [...definition.words, ...(settings.words ?? [])],
  });
}

function isBuiltIn(agent: RegisteredAgent): boolean {
  return builtInAgents.some((source) => source === agent.from);
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
