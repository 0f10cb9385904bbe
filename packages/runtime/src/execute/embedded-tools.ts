import { join } from 'node:path';
import type { Intelligence } from '@parallel-dispatcher/intelligence';
import type { LoadedConfig } from '../config/load-config.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';

/** Where the index of the workspace and the records of patterns are kept, beside the config. */
const folderName = '.dispatch-intelligence';

export interface EmbeddedToolsOptions extends Pick<RuntimeEnvironment, 'cwd' | 'env'> {
  /** Where past runs are found. @default `traces` in the working directory */
  readonly traceDir?: string | undefined;
}

/**
 * The tools that stand in where no MCP server offers one of their name, with the working directory
 * as their workspace. Undefined where the config wants none.
 */
export async function openEmbeddedTools(
  { config, directory }: LoadedConfig,
  { cwd, env, traceDir }: EmbeddedToolsOptions,
): Promise<Intelligence | undefined> {
  if (!config.embedded_tools) return undefined;
  const { createIntelligence } = await import('@parallel-dispatcher/intelligence');
  return createIntelligence({
    workspace: cwd,
    indexFolder: join(directory, folderName),
    gates: config.quality_gates,
    ...(traceDir !== undefined && { traces: traceDir }),
    env: { PATH: env['PATH'] },
  });
}
