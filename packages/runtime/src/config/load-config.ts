import { dirname } from 'node:path';
import {
  describeZodIssues,
  dispatchConfigSchema,
  errorDetail,
  type DispatchConfig,
} from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import type { ConfigFile } from './read-config-file.ts';
import { configNameOf, readNamedConfig } from './read-named-config.ts';

/** A checked config; paths in it are relative to `directory`. */
export interface LoadedConfig {
  readonly file: string | null;
  readonly directory: string;
  readonly config: DispatchConfig;
}

/** Finds, reads and checks the config. No config is a config with the defaults. */
export async function loadConfig(environment: RuntimeEnvironment): Promise<Checked<LoadedConfig>> {
  const { cwd } = environment;
  let found: ConfigFile | undefined;
  try {
    found = await readNamedConfig(environment);
  } catch (cause) {
    return refuse(
      errorDetail({
        code: 'CONFIG_UNREADABLE',
        message: `The config ${configNameOf(environment) ?? 'dispatch.config.*'} could not be read: ${messageOf(cause)}`,
        hint: 'Name a dispatch.config.ts, .js, .json or .yaml file that exists and loads by itself.',
      }),
    );
  }
  const checked = dispatchConfigSchema.safeParse(found?.content ?? {});
  if (!checked.success) {
    return refuse(
      ...describeZodIssues(checked.error, {
        at: 'config',
        value: found?.content,
        schema: dispatchConfigSchema,
      }),
    );
  }
  return accept({
    file: found?.file ?? null,
    directory: found === undefined ? cwd : dirname(found.file),
    config: checked.data,
  });
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
