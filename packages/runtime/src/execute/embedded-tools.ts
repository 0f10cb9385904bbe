import { join, resolve } from 'node:path';
import type { Intelligence } from '@parallel-dispatcher/intelligence';
import type { LoadedConfig } from '../config/load-config.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';
import { defaultTraceDir } from '../settings/resolve-settings.ts';

/**
 * Where the index of the workspace and the records of patterns are kept: among the traces, since
 * nothing else of a project is ours to write.
 */
const folderName = 'intelligence';

export interface EmbeddedToolsOptions extends Pick<RuntimeEnvironment, 'cwd' | 'env'> {
  /** Where past runs are found. @default `traces` in the working directory */
  readonly traceDir?: string | undefined;
}

/**
 * The tools that stand in where no MCP server offers one of their name, with the working directory
 * as their workspace. Undefined where the config wants none.
 */
export async function openEmbeddedTools(
  { config }: LoadedConfig,
  { cwd, env, traceDir }: EmbeddedToolsOptions,
): Promise<Intelligence | undefined> {
  if (!config.embedded_tools) return undefined;
  const { createIntelligence } = await import('@parallel-dispatcher/intelligence');
  const traces = traceDir ?? resolve(cwd, defaultTraceDir);
  return createIntelligence({
    workspace: cwd,
    indexFolder: join(traces, folderName),
    traces,
    gates: config.quality_gates,
    env: { PATH: env['PATH'] },
  });
}
