import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  errorDetail,
  type DispatchConfig,
  type ErrorDetail,
  type McpServers,
} from '@parallel-dispatcher/schema';
import { accept, refuse, type Checked } from '../checked.ts';
import { agreementTo } from './agreed-files.ts';

export interface SharedServers {
  readonly servers: McpServers;
  readonly warnings: readonly ErrorDetail[];
}

interface Place {
  /** Of the config. */
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;
}

/** What programs that speak MCP share in a project. */
export const mcpJsonName = '.mcp.json';

const nothing: SharedServers = { servers: {}, warnings: [] };

/**
 * The servers of a `.mcp.json`: of the one that the config names, else of the one beside the config
 * where the user agreed to it as it is. A file that came with a checkout is not read otherwise: what
 * it names is run.
 */
export async function readSharedServers(
  config: DispatchConfig,
  { directory, env }: Place,
): Promise<Checked<SharedServers>> {
  const { mcp_json: named } = config;
  const file = named === undefined ? join(directory, mcpJsonName) : resolve(directory, named);
  const contents = await readFile(file).catch((thrown: unknown) => messageOf(thrown));
  if (typeof contents === 'string') {
    return named === undefined ? accept(nothing) : refuse(unreadable(file, contents));
  }
  if (named !== undefined) return await parseServers(contents, file);
  const agreement = await agreementTo(file, contents, env);
  if (agreement === 'none') return accept(nothing);
  if (agreement === 'changed') return accept({ servers: {}, warnings: [changed(file)] });
  return await parseServers(contents, file);
}

async function parseServers(contents: Uint8Array, file: string): Promise<Checked<SharedServers>> {
  const { readMcpJson } = await import('@parallel-dispatcher/mcp/mcp-json');
  const read = readMcpJson(contents);
  const at = (errors: readonly ErrorDetail[]): ErrorDetail[] =>
    errors.map((error) => ({ ...error, message: `${file}: ${error.message}` }));
  return read.ok
    ? accept({ servers: read.value, warnings: at(read.warnings) })
    : refuse(...at(read.errors));
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

function unreadable(file: string, why: string): ErrorDetail {
  return errorDetail({
    code: 'MCP_JSON_UNREADABLE',
    message: `${file} could not be read: ${why}`,
    path: 'config.mcp_json',
    hint: 'Name a .mcp.json that is there, relative to the config.',
  });
}

function changed(file: string): ErrorDetail {
  return errorDetail({
    code: 'MCP_JSON_CHANGED',
    message: `${file} is not what was agreed to, so its servers are not used.`,
    path: 'config.mcp_servers',
    hint: 'Read it, then agree to it with: dispatch tools agree',
  });
}
