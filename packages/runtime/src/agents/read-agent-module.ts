import { agentApiVersion, type AgentDefinition } from '@parallel-dispatcher/agent';
import { missingPackageOf } from './missing-package-of.ts';

type ReadAgent =
  | { readonly ok: true; readonly definition: AgentDefinition }
  | {
      readonly ok: false;
      readonly reason: string;
      /** The package that has to be installed first; undefined where that is not why. */
      readonly missing?: string | undefined;
    };

/** Imports a light agent module and checks that its default export is an agent of our API. */
export async function readAgentModule(moduleUrl: string | undefined): Promise<ReadAgent> {
  if (moduleUrl === undefined) {
    return { ok: false, reason: 'no package of that name is installed where the config is' };
  }
  let exported: unknown;
  try {
    exported = ((await import(moduleUrl)) as { default?: unknown }).default;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, reason, missing: missingPackageOf(cause) };
  }
  const problem = problemOf(exported);
  return problem === undefined
    ? { ok: true, definition: exported as AgentDefinition }
    : { ok: false, reason: problem };
}

function problemOf(exported: unknown): string | undefined {
  if (typeof exported !== 'object' || exported === null) return 'it has no default export';
  const agent = exported as Partial<Record<keyof AgentDefinition, unknown>>;
  if (typeof agent.name !== 'string' || agent.name === '') return 'its `name` is not a text';
  if (agent.api !== agentApiVersion) {
    return `it speaks agent API ${String(agent.api)}, this is ${agentApiVersion}`;
  }
  if (typeof agent.run !== 'function') return 'its `run` is not a function';
  if (!isSchema(agent.input)) return 'its `input` is not a zod schema';
  if (!isSchema(agent.output)) return 'its `output` is not a zod schema';
  if (agent.workload !== 'io' && agent.workload !== 'cpu') return 'its `workload` is not io or cpu';
  return undefined;
}

function isSchema(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as { safeParse?: unknown }).safeParse === 'function'
  );
}
