import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { errorDetail, type CommandAgent, type JsonObject } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { RegisteredAgent } from './agent-registry.ts';

interface CommandPlace {
  /** Where the agent is named, for errors. */
  readonly at: string;
  /** Folder that paths of the command are relative to. */
  readonly directory: string;
  /** The working directory of the run: ours may be another one when it is resumed. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Makes an agent of a program that the config defines. Only this loads what runs programs. */
export async function registerCommand(
  agent: CommandAgent,
  { at, directory, cwd, env }: CommandPlace,
): Promise<Checked<RegisteredAgent>> {
  const { createAgent, prepareCommand } = await import('@parallel-dispatcher/agents-command');
  const prepared = prepareCommand(agent.command, `${at}.command`);
  if (!prepared.ok) return refuse(...prepared.errors);
  const named = prepared.value.settings.env ?? [];
  const settings = {
    ...agent,
    directory,
    workDir: cwd,
    environment: Object.fromEntries(
      named.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])),
    ),
  };
  try {
    const definition = createAgent(settings);
    const { resolve } = createRequire(import.meta.url);
    return accept({
      definition,
      moduleUrl: pathToFileURL(resolve('@parallel-dispatcher/agents-command/agent')).href,
      settings: settings as unknown as JsonObject,
      from: prepared.value.settings.argv?.[0] ?? agent.name,
      isolation: 'process',
      cacheable: definition.cacheable,
      aliases: definition.aliases,
      words: definition.words,
    });
  } catch (thrown) {
    return refuse(
      errorDetail({
        code: 'AGENT_NOT_LOADED',
        message: `The agent ${JSON.stringify(agent.name)} could not be made: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
        path: `${at}.command`,
        hint: 'input_schema and output_schema must be JSON Schemas, such as { "type": "object" }.',
      }),
    );
  }
}
