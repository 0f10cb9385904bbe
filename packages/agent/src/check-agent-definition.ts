import { errorDetail } from '@parallel-dispatcher/schema';
import type { ErrorDetail } from '@parallel-dispatcher/schema';
import { agentApiVersion, type AgentDefinition } from './agent-definition.ts';
import { nameKind } from './name-kind.ts';
import { readField, readText } from './read-field.ts';

export type CheckedDefinition =
  | { readonly ok: true; readonly definition: AgentDefinition }
  | { readonly ok: false; readonly error: ErrorDetail };

/**
 * Whether what a module exports is an agent: made by `defineAgent`, of an API we speak.
 * `from` names the module in the error, whose code is `AGENT_LOAD_FAILED` or `API_UNSUPPORTED`.
 */
export function checkAgentDefinition(value: unknown, from: string): CheckedDefinition {
  const fault = findFault(value);
  if (fault !== undefined) {
    return refuse('AGENT_LOAD_FAILED', {
      message: `${from} must default-export defineAgent({ ... }); ${fault}.`,
      hint: 'Write `export default defineAgent({ name, version, input, output, workload, run })`.',
    });
  }
  const api = readField(value, 'api');
  if (api !== agentApiVersion) {
    return refuse('API_UNSUPPORTED', {
      message: `${from} speaks agent API ${String(api)}; this version speaks ${agentApiVersion}.`,
      hint: 'Install versions of the agent and the dispatcher that fit together.',
    });
  }
  return { ok: true, definition: value as AgentDefinition };
}

const isolations: readonly unknown[] = ['shared', 'thread', 'process'];

function findFault(value: unknown): string | undefined {
  if (value === undefined) return 'it has no default export';
  if (typeof value !== 'object' || value === null) return `got ${nameKind(value)}`;
  if (readText(value, 'name') === undefined) return 'it has no name';
  for (const key of ['input', 'output']) {
    if (typeof readField(readField(value, key), 'safeParseAsync') !== 'function') {
      return `its ${key} is not a zod schema`;
    }
  }
  const isolation = readField(value, 'isolation');
  if (isolation !== undefined && !isolations.includes(isolation)) {
    return `its isolation is none of ${isolations.join(', ')}`;
  }
  return typeof readField(value, 'run') === 'function' ? undefined : 'its run is not a function';
}

function refuse(code: string, facts: { message: string; hint: string }): CheckedDefinition {
  return { ok: false, error: errorDetail({ code, ...facts }) };
}
