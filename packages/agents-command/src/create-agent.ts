import { defineAgent, type AgentDefinition } from '@parallel-dispatcher/agent';
import { jsonObjectSchema, jsonValueSchema, type JsonObject } from '@parallel-dispatcher/schema';
import * as z from 'zod';
import type { CommandAgentSettings } from './command-agent-settings.ts';
import { prepareCommand } from './prepared-command.ts';

/**
 * The agent that a program is. Each call gets a process group of its own, which ends with it.
 * @throws Error when a template or a JSON Schema of the settings cannot be read.
 */
export function createAgent(settings: CommandAgentSettings): AgentDefinition {
  const prepared = prepareCommand(settings.command);
  if (!prepared.ok) throw new Error(prepared.errors.map(({ message }) => message).join('; '));
  const command = prepared.value;
  const { input_schema: input, output_schema: output } = command.settings;
  return defineAgent({
    name: settings.name,
    version: settings.version ?? '0',
    description: settings.description ?? `Runs ${command.settings.argv?.join(' ') ?? ''}.`,
    aliases: settings.aliases ?? [],
    words: settings.words ?? [],
    input: input === undefined ? jsonObjectSchema : readSchema(input),
    output: output === undefined ? jsonValueSchema : readSchema(output),
    workload: 'io',
    isolation: 'process',
    cacheable: settings.cacheable ?? false,
    restartable: settings.restartable ?? true,
    run: async () => {
      const { runCommand } = await import('./run-command.ts');
      return { run: (given, context) => runCommand(given, context, { command, settings }) };
    },
  });
}

function readSchema(schema: JsonObject): z.ZodType {
  return z.fromJSONSchema(schema);
}
