import { dirname } from 'node:path';
import {
  describeZodIssues,
  dispatchConfigSchema,
  errorDetail,
  type DispatchConfig,
  type ErrorDetail,
} from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import { checkHooks } from '../hooks/check-hooks.ts';
import type { DispatchHooks } from '../hooks/dispatch-hooks.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import type { ConfigFile } from './read-config-file.ts';
import { readSharedServers } from './read-shared-servers.ts';
import { configNameOf, readNamedConfig } from './read-named-config.ts';

/** A checked config; paths in it are relative to `directory`. */
export interface LoadedConfig {
  readonly file: string | null;
  readonly directory: string;
  /** With the servers of a `.mcp.json` that is named or agreed to. */
  readonly config: DispatchConfig;
  /** Of a config that is a module. */
  readonly hooks: DispatchHooks;
  readonly warnings: readonly ErrorDetail[];
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
  const { hooks, content } = splitHooks(found?.content ?? {});
  const checkedHooks = checkHooks(hooks);
  // Compiling a parser takes longer than to parse once.
  const checked = dispatchConfigSchema.safeParse(content, { jitless: true });
  if (!checked.success) {
    return refuse(
      ...describeZodIssues(checked.error, {
        at: 'config',
        value: content,
        schema: dispatchConfigSchema,
      }),
      ...(checkedHooks.ok ? [] : checkedHooks.errors),
    );
  }
  if (!checkedHooks.ok) return checkedHooks;
  const directory = found === undefined ? cwd : dirname(found.file);
  const shared = await readSharedServers(checked.data, { directory, env: environment.env });
  if (!shared.ok) return shared;
  const { servers, warnings } = shared.value;
  return accept({
    file: found?.file ?? null,
    directory,
    config: { ...checked.data, mcp_servers: { ...servers, ...checked.data.mcp_servers } },
    hooks: checkedHooks.value,
    warnings,
  });
}

/** Functions are no data: they stay out of the schema of the config. */
function splitHooks(content: unknown): { readonly hooks?: unknown; readonly content: unknown } {
  if (typeof content !== 'object' || content === null || !('hooks' in content)) return { content };
  const { hooks, ...rest } = content;
  return { hooks, content: rest };
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
