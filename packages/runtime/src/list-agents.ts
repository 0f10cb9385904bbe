import type { Isolation } from '@parallel-dispatcher/executor';
import type { JsonObject } from '@parallel-dispatcher/schema';
import { createRedactor } from '@parallel-dispatcher/tracing';
import * as z from 'zod';
import type { RegisteredAgent } from './agents/agent-registry.ts';
import { loadAgents } from './agents/load-agents.ts';
import { accept, refuse, type Checked } from './checked.ts';
import { loadConfig } from './config/load-config.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';

/** One agent that a plan may name here. */
export interface AgentSummary {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly aliases: readonly string[];
  readonly words: readonly string[];
  readonly workload: 'io' | 'cpu';
  readonly isolation: Isolation;
  readonly from: string;
  /** JSON Schema of its input; null where its schema cannot be said as one. */
  readonly input_schema: JsonObject | null;
}

/** The agents of the config and the built-in ones, in the order their words are tried. */
export async function listAgents(
  options: RuntimeOptions = {},
): Promise<Checked<readonly AgentSummary[]>> {
  const environment = runtimeEnvironment(options);
  const loaded = await loadConfig(environment);
  if (!loaded.ok) return loaded;
  const registry = await loadAgents(loaded.value, environment);
  if (!registry.ok) return registry;
  const agents = await Promise.all(registry.value.agents.map((agent) => agent.load()));
  const errors = agents.flatMap((agent) => (agent.ok ? [] : agent.errors));
  if (errors.length > 0) return refuse(...errors);
  // The description of a program is its command, where the config gives no other.
  const redactor = createRedactor({ env: environment.env });
  const summaries = agents.flatMap((agent) => (agent.ok ? [summary(agent.value)] : []));
  return accept(
    summaries.map((one) => ({ ...one, description: redactor.redactText(one.description) })),
  );
}

function summary({ definition, aliases, words, isolation, from }: RegisteredAgent): AgentSummary {
  return {
    name: definition.name,
    version: definition.version,
    description: definition.description,
    aliases,
    words,
    workload: definition.workload,
    isolation,
    from,
    input_schema: inputSchemaOf(definition.input),
  };
}

function inputSchemaOf(schema: z.ZodType): JsonObject | null {
  try {
    return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonObject;
  } catch {
    return null;
  }
}
