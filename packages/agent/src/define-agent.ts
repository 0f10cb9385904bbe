import type { z } from 'zod';
import { agentApiVersion, type AgentDefinition } from './agent-definition.ts';

type Optional = 'api' | 'aliases' | 'words' | 'needs' | 'cacheable' | 'restartable' | 'paths';

/** What an author writes: the definition, with the parts that have a default left out. */
export type AgentOptions<InputSchema extends z.ZodType, OutputSchema extends z.ZodType> = Omit<
  AgentDefinition<z.output<InputSchema>, z.input<OutputSchema>>,
  Optional | 'input' | 'output'
> &
  Partial<Pick<AgentDefinition<z.output<InputSchema>, z.input<OutputSchema>>, Optional>> & {
    readonly input: InputSchema;
    readonly output: OutputSchema;
  };

/**
 * Declares an agent. The module that default-exports the answer must be light: the host imports
 * it to check plans, only the worker calls `run`.
 * Defaults: no aliases, words, needs or paths; not cacheable; restartable.
 */
export function defineAgent<InputSchema extends z.ZodType, OutputSchema extends z.ZodType>(
  options: AgentOptions<InputSchema, OutputSchema>,
): AgentDefinition<z.output<InputSchema>, z.input<OutputSchema>> {
  return {
    api: agentApiVersion,
    aliases: [],
    words: [],
    needs: [],
    cacheable: false,
    restartable: true,
    paths: () => [],
    ...options,
  } as AgentDefinition<z.output<InputSchema>, z.input<OutputSchema>>;
}
