import { startSharedThreads, type SharedThreads } from '@parallel-dispatcher/executor';
import { readNamedConfig } from './config/read-named-config.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';

/**
 * Starts the threads that io agents share, before the plan is even read: `dispatch` takes them.
 * Undefined where no config names an agent, since the built-in ones have threads of their own. Who
 * does not hand them on disposes of them. What is wrong with a config, `dispatch` will say.
 */
export async function prestartThreads(
  options: RuntimeOptions = {},
): Promise<SharedThreads | undefined> {
  const found = await readNamedConfig(runtimeEnvironment(options)).catch(() => undefined);
  const { agents } = (found?.content ?? {}) as { readonly agents?: unknown };
  return Array.isArray(agents) && agents.length > 0 ? startSharedThreads() : undefined;
}
