import { createRedactor } from '@parallel-dispatcher/tracing';
import { accept, refuse, type Checked } from './checked.ts';
import { loadConfig } from './config/load-config.ts';
import { openToolPool, type OpenedPool } from './execute/host-tools.ts';
import { runtimeEnvironment, type RuntimeOptions } from './runtime-options.ts';
import type { ServerHealth, ToolInfo } from '@parallel-dispatcher/mcp';

/** The tools that agents may call here, and the servers behind them. */
export interface ToolList {
  readonly tools: readonly ToolInfo[];
  readonly servers: readonly ServerHealth[];
}

/** Connects to every MCP server of the config and lists what it offers. */
export async function listTools(options: RuntimeOptions = {}): Promise<Checked<ToolList>> {
  const opened = await openPool(options);
  if (!opened.ok) return opened;
  await using host = opened.value;
  const { pool } = host;
  const tools = await pool.list();
  return accept({ tools, servers: pool.health() });
}

/** Takes the tools of a server as they are now: from here on they may be called again. */
export async function acceptTools(
  server: string,
  options: RuntimeOptions = {},
): Promise<Checked<{ readonly server: string }>> {
  const opened = await openPool(options);
  if (!opened.ok) return opened;
  await using host = opened.value;
  const accepted = await host.pool.accept(server);
  return accepted.ok ? accept({ server }) : refuse(accepted.error);
}

async function openPool(options: RuntimeOptions): Promise<Checked<OpenedPool>> {
  const environment = runtimeEnvironment(options);
  const loaded = await loadConfig(environment);
  if (!loaded.ok) return loaded;
  const redactor = createRedactor({ env: environment.env });
  return accept(await openToolPool({ loaded: loaded.value, redactor }, environment));
}
