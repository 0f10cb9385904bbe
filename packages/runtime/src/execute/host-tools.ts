import { join } from 'node:path';
import type { HostTools } from '@parallel-dispatcher/executor';
import type { ToolPool } from '@parallel-dispatcher/mcp';
import type { PreparedRun } from '../prepare-run.ts';
import type { RuntimeEnvironment } from '../runtime-options.ts';

/** What agents may call, for as long as a run lasts. */
export interface RunTools extends AsyncDisposable {
  /** Undefined where the config names no MCP servers. */
  readonly tools: HostTools | undefined;
}

type Configured = Pick<PreparedRun, 'loaded' | 'redactor'>;
type Surroundings = Pick<RuntimeEnvironment, 'env'>;

/** Where it is kept which tools were seen, beside the config. */
const pinFileName = '.dispatch-tools.json';

/** The MCP servers of the config, shared by all agents. Nothing is connected before the first call. */
export async function openTools(configured: Configured, { env }: Surroundings): Promise<RunTools> {
  const pool = await openToolPool(configured, { env });
  return {
    tools: pool,
    [Symbol.asyncDispose]: async () => await pool?.[Symbol.asyncDispose](),
  };
}

/** Undefined where the config names no servers: then nothing of MCP is loaded. */
export async function openToolPool(
  { loaded, redactor }: Configured,
  { env }: Surroundings,
): Promise<ToolPool | undefined> {
  const { mcp_servers: servers, agent_tools: agentTools } = loaded.config;
  if (Object.keys(servers).length === 0) return undefined;
  const { openPinFile, ToolPool: Pool } = await import('@parallel-dispatcher/mcp');
  return new Pool({
    servers,
    agentTools,
    pins: openPinFile(join(loaded.directory, pinFileName)),
    redact: (value) => redactor.redact(value),
    env,
    cwd: loaded.directory,
  });
}
