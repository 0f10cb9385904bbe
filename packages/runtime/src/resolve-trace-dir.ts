import { resolve } from 'node:path';
import { accept, type Checked } from './checked.ts';
import { loadConfig } from './config/load-config.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';
import { resolveSettings } from './settings/resolve-settings.ts';

/** The absolute folder where traces are looked for, from flag, environment, config or default. */
export async function resolveTraceDir(options: RuntimeOptions = {}): Promise<Checked<string>> {
  const environment = runtimeEnvironment(options);
  const loaded = await loadConfig(environment);
  if (!loaded.ok) return loaded;
  const settings = resolveSettings(environment, {}, loaded.value);
  return settings.ok ? accept(resolve(environment.cwd, settings.value.traceDir)) : settings;
}
