import { agentApiVersion } from '@parallel-dispatcher/agent';
import { errorDetail, type AgentModule } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { RegisteredAgent } from './agent-registry.ts';
import { readAgentModule } from './read-agent-module.ts';
import { resolveAgentModule } from './resolve-agent-module.ts';

/** Where an agent is named, for errors, and the folder it is looked for from. */
interface Place {
  readonly at: string;
  readonly directory: string;
}

/** Imports the light module of an agent, and puts what the config says of it over what it says. */
export async function registerAgent(
  settings: AgentModule,
  { at, directory }: Place,
): Promise<Checked<RegisteredAgent>> {
  const moduleUrl = resolveAgentModule(settings.from, directory);
  const read = await readAgentModule(moduleUrl);
  if (!read.ok || moduleUrl === undefined) {
    const { reason, missing } = read.ok ? { reason: 'it was not found', missing: undefined } : read;
    return refuse(
      errorDetail({
        code: 'AGENT_NOT_LOADED',
        message: `The agent ${JSON.stringify(settings.from)} could not be loaded: ${reason}`,
        path: at,
        hint:
          missing === undefined
            ? `Name a package or a file whose default export is defineAgent({ ..., api: ${agentApiVersion} }).`
            : `Install it where the agent is: npm install ${missing}`,
      }),
    );
  }
  const { definition } = read;
  const ownThread = definition.workload === 'cpu' || !definition.restartable;
  return accept({
    definition,
    moduleUrl,
    from: settings.from,
    cacheable: settings.cacheable ?? definition.cacheable,
    isolation: settings.isolation ?? definition.isolation ?? (ownThread ? 'thread' : 'shared'),
    aliases: [...definition.aliases, ...(settings.aliases ?? [])],
    words: [...definition.words, ...(settings.words ?? [])],
  });
}
