import { defaultJsonLimits } from '@parallel-dispatcher/schema';
import { accept, type Checked } from './checked.ts';
import { loadConfig } from './config/load-config.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';

/** How many bytes of a plan to read at most, from flag, config or default. */
export async function resolveMaxPlanBytes(options: RuntimeOptions = {}): Promise<Checked<number>> {
  const environment = runtimeEnvironment(options);
  if (environment.flags.maxPlanBytes !== undefined) return accept(environment.flags.maxPlanBytes);
  const loaded = await loadConfig(environment);
  if (!loaded.ok) return loaded;
  return accept(loaded.value.config.max_plan_bytes ?? defaultJsonLimits.maxBytes);
}
