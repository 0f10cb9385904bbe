import { resolve } from 'node:path';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import { readConfigFile, type ConfigFile } from './read-config-file.ts';

/** The name of the config that flag or environment give. */
export function configNameOf({ configFile, env }: RuntimeEnvironment): string | undefined {
  return configFile ?? env['DISPATCH_CONFIG'];
}

/** Reads the config that flag or environment name, else the nearest one. Rejects as its loader does. */
export async function readNamedConfig(
  environment: RuntimeEnvironment,
): Promise<ConfigFile | undefined> {
  const name = configNameOf(environment);
  const { cwd } = environment;
  return await readConfigFile(cwd, name === undefined ? undefined : resolve(cwd, name));
}
