import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorDetail, type McpServers } from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from './checked.ts';
import { agreedFilePath, agreeTo } from './config/agreed-files.ts';
import { mcpJsonName } from './config/read-shared-servers.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';

/** What was agreed to. */
export interface AgreedServers {
  readonly file: string;
  readonly servers: McpServers;
  /** Where that is kept. */
  readonly kept_in: string;
}

/**
 * Agrees to a `.mcp.json` as it is now: from here on its servers are used where it lies beside the
 * config, until it changes. @default file `.mcp.json` in the working directory
 */
export async function agreeToServers(
  file: string = mcpJsonName,
  options: RuntimeOptions = {},
): Promise<Checked<AgreedServers>> {
  const { cwd, env } = runtimeEnvironment(options);
  const path = resolve(cwd, file);
  const keptIn = agreedFilePath(env);
  try {
    const contents = await readFile(path);
    const { readMcpJson } = await import('@parallel-dispatcher/mcp/mcp-json');
    const read = readMcpJson(contents);
    if (!read.ok) return refuse(...read.errors);
    await agreeTo(path, contents, env);
    return accept({ file: path, servers: read.value, kept_in: keptIn ?? '' });
  } catch (thrown) {
    return refuse(
      errorDetail({
        code: 'AGREEMENT_NOT_KEPT',
        message: `${path} could not be agreed to: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
        hint: `Name a .mcp.json that is there; ${keptIn ?? '$XDG_STATE_HOME'} has to be writable.`,
      }),
    );
  }
}
